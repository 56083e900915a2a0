import { mailFrame } from "../../messages/mails";
import type { Letterhead } from "./letterhead";

/** A mail before it is rendered as HTML and as plain text, so that both say the same. */
export type Draft = {
  heading: string;
  greeting: string;
  body: readonly string[];
  button: { label: string; href: string } | null;
  after: readonly string[];
  second: { sentence: string; href: string } | null;
  why: string;
  host: string;
  letterhead: Letterhead;
};

/** The last lines: why the mail was sent, whom to call, and who wrote it. */
export function footOf({ why, host, letterhead }: Draft): string[] {
  const { name, phone, address } = letterhead;
  const help = phone ? [mailFrame.call(phone)] : [];
  return [why, ...help, mailFrame.noReplies, [name, address, host].filter(Boolean).join(" · ")];
}
