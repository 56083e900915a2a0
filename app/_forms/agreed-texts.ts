type Ticked = { texts: string | null; agree?: "on" | undefined; news?: "on" | undefined };

/** The ids in a form's hidden field of texts, in their order. */
const idsOf = (texts: string | null): number[] => (texts ?? "").split(" ").map(Number).filter(Number.isInteger);

/**
 * Which of the texts that a form showed its sender agreed to; `optional` are those that need no consent. Null when the
 * box was left unticked though it was needed.
 */
export function agreedTexts({ texts, agree, news }: Ticked, optional: readonly number[]): number[] | null {
  const shown = idsOf(texts).filter((id) => id > 0);
  const needed = shown.filter((id) => !optional.includes(id));
  if (needed.length > 0 && agree !== "on") return null;
  return shown.filter((id) => (optional.includes(id) ? news === "on" : true));
}
