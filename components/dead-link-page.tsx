import type { ReactNode } from "react";
import { linkMessages } from "@/messages/links";
import { FormPage } from "./form-page";

type Props = { code: "link_unknown" | "link_used" | "link_expired"; children: ReactNode };

/** The page of a link that no longer works, with a way to get another one. */
export function DeadLinkPage({ code, children }: Props) {
  return <FormPage {...linkMessages[code]}>{children}</FormPage>;
}
