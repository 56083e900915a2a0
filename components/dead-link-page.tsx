import type { ReactNode } from "react";
import { linkMessages } from "@/messages/links";
import { FormPage } from "./form-page";

type Props = {
  code: "link_unknown" | "link_used" | "link_expired";
  /** In place of how to ask for another one, where that cannot be done. */
  lead?: string;
  children: ReactNode;
};

/** The page of a link that no longer works, with a way to get another one. */
export function DeadLinkPage({ code, lead = linkMessages[code].lead, children }: Props) {
  return (
    <FormPage title={linkMessages[code].title} lead={lead}>
      {children}
    </FormPage>
  );
}
