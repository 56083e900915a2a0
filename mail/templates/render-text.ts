import { type Draft, footOf } from "./draft";

/** The plain text of a mail. Each link is on its own line. */
export function renderText(draft: Draft): string {
  const { heading, greeting, body, button, after, second } = draft;
  return `${[
    heading,
    greeting,
    ...body,
    ...(button ? [`${button.label}:\n${button.href}`] : []),
    ...after,
    ...(second ? [`${second.sentence}\n${second.href}`] : []),
    `--\n${footOf(draft).join("\n")}`,
  ].join("\n\n")}\n`;
}
