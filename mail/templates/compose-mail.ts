import { env } from "../../env";
import { deviceName } from "../../messages/device-name";
import { type MailWords, mailFrame, mailWords } from "../../messages/mails";
import { panel } from "../../messages/panel";
import { ownNames } from "../../messages/unnamed";
import type { DueMail } from "../claim-mails";
import type { Draft } from "./draft";
import { type Letterhead, plainLetterhead } from "./letterhead";
import { linksOf } from "./links";
import { personName } from "./person-name";
import { renderHtml } from "./render-html";
import { renderText } from "./render-text";

const nameOf = ({ givenNames, role }: DueMail) => givenNames && role && ownNames({ givenNames, role });

/** Renders a mail from its row; `token` is the secret of its link, null for a mail without one. */
export function composeMail(
  mail: DueMail,
  token: string | null,
  letterhead: Letterhead = plainLetterhead,
): { subject: string; html: string; text: string } {
  const { newEmail = "", role = "", name = "", address = "", userAgent = "" } = mail.details;
  const facts = {
    business: letterhead.name,
    branch: mail.branch,
    newEmail,
    name,
    address,
    device: deviceName(userAgent || null),
    role: panel.roles[role as keyof typeof panel.roles] ?? role,
    toStaff: mail.role !== null && mail.role !== "client",
    byStaff: mail.details.by === "staff",
  };
  const words: MailWords = mailWords[mail.kind](facts);
  const links = linksOf(mail.kind, token);
  const draft: Draft = {
    heading: words.heading,
    greeting: mailFrame.greeting(personName(nameOf(mail))),
    body: words.body,
    button: words.button && links.button ? { label: words.button, href: links.button } : null,
    after: words.after,
    second: words.second && links.second ? { sentence: words.second, href: links.second } : null,
    why: words.why,
    host: env.APP_URL.host,
    letterhead,
  };
  return { subject: words.subject, html: renderHtml(draft), text: renderText(draft) };
}
