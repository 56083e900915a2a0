import { type Kind, matchParts } from "./match-parts";

type Props = { text: string; sought: string; kind?: Kind };

/** A text with what was searched for marked in it. */
export function Marked({ text, sought, kind = "text" }: Props) {
  if (sought.trim() === "") return text;
  let at = 0;
  return matchParts(text, sought, kind).map(({ text: part, marked }) => {
    const key = at;
    at += part.length;
    return marked ? (
      <mark key={key} className="rounded-[3px] bg-accent-soft text-inherit">
        {part}
      </mark>
    ) : (
      part
    );
  });
}
