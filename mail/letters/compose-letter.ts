import { env } from "../../env";
import { type LetterWords, letterFrame, letterWords } from "../../messages/letters";
import type { DueLetter } from "../claim-letters";
import { linksOf } from "./links";
import { personName } from "./person-name";
import { renderHtml } from "./render-html";
import { renderText } from "./render-text";

/** A letter before it is set as HTML or plain text: both say the same. */
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

/** Words a letter from its row; `token` is what its link carries, where it has one. */
export function composeLetter(
  letter: DueLetter,
  token: string | null,
): { subject: string; html: string; text: string } {
  const facts = { branch: letter.branch, newEmail: letter.details.newEmail ?? "" };
  const words: LetterWords = letterWords[letter.kind](facts);
  const links = linksOf(letter.kind, token);
  const draft: Draft = {
    heading: words.heading,
    greeting: letterFrame.greeting(personName(letter.givenNames)),
    body: words.body,
    button: words.button && links.button ? { label: words.button, href: links.button } : null,
    after: words.after,
    second: words.second && links.second ? { sentence: words.second, href: links.second } : null,
    why: words.why,
    host: env.APP_URL.host,
  };
  return { subject: words.subject, html: renderHtml(draft), text: renderText(draft) };
}
