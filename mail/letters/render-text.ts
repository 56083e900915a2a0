import { letterFrame } from "../../messages/letters";
import type { Draft } from "./compose-letter";

/** The plain text of a letter, for those who read no HTML. Each link stands on a line of its own. */
export function renderText(draft: Draft): string {
  const { heading, greeting, body, button, after, second, why, host } = draft;
  return `${[
    heading,
    greeting,
    ...body,
    ...(button ? [`${button.label}:\n${button.href}`] : []),
    ...after,
    ...(second ? [`${second.sentence}\n${second.href}`] : []),
    `--\nAlta · ${host}\n${why}\n${letterFrame.noReplies}`,
  ].join("\n\n")}\n`;
}
