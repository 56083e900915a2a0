import type { ReactNode } from "react";
import { linkMessages } from "@/messages/links";
import { FormPage } from "./form-page";

type Props = { code: "link_unknown" | "link_used" | "link_expired"; children: ReactNode };

/** What a link shows that does nothing any more, and under it the way to another one. */
export function DeadLinkPage({ code, children }: Props) {
  return <FormPage {...linkMessages[code]}>{children}</FormPage>;
}
