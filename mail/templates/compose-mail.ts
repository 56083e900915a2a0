import { env } from "../../env";
import { type MailWords, mailFrame, mailWords } from "../../messages/mails";
import type { DueMail } from "../claim-mails";
import { linksOf } from "./links";
import { personName } from "./person-name";
import { renderHtml } from "./render-html";
import { renderText } from "./render-text";

/** A mail before it is set as HTML or plain text: both say the same. */
export type Draft = {
  heading: string;
  greeting: string;
  body: readonly string[];
  button: { label: string; href: string } | null;
  after: readonly string[];
  second: { sentence: string; href: string } | null;
  why: string;
  host: string;
};

/** Words a mail from its row; `token` is what its link carries, where it has one. */
export function composeMail(mail: DueMail, token: string | null): { subject: string; html: string; text: string } {
  const facts = { branch: mail.branch, newEmail: mail.details.newEmail ?? "" };
  const words: MailWords = mailWords[mail.kind](facts);
  const links = linksOf(mail.kind, token);
  const draft: Draft = {
    heading: words.heading,
    greeting: mailFrame.greeting(personName(mail.givenNames)),
    body: words.body,
    button: words.button && links.button ? { label: words.button, href: links.button } : null,
    after: words.after,
    second: words.second && links.second ? { sentence: words.second, href: links.second } : null,
    why: words.why,
    host: env.APP_URL.host,
  };
  return { subject: words.subject, html: renderHtml(draft), text: renderText(draft) };
}
