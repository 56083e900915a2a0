import { mailFrame } from "../../messages/mails";
import type { Draft } from "./draft";

/** The plain text of a mail. Each link is on its own line. */
export function renderText(draft: Draft): string {
  const { heading, greeting, body, button, after, second, why, host } = draft;
  return `${[
    heading,
    greeting,
    ...body,
    ...(button ? [`${button.label}:\n${button.href}`] : []),
    ...after,
    ...(second ? [`${second.sentence}\n${second.href}`] : []),
    `--\nAlta · ${host}\n${why}\n${mailFrame.noReplies}`,
  ].join("\n\n")}\n`;
}
