import type { OutcomeKind } from "./count-outcome";
import type { MoveInFull } from "./review-moves";

export type Obstacle = { code: "nothing" | "unexplained" | "unanswered" | "missing" | "not_told"; number: number };

/** What speaks against the move's next step now; nothing when it is safe. */
export function obstaclesOf({ state, counts, missing }: Pick<MoveInFull, "state" | "counts" | "missing">): Obstacle[] {
  if (state === "alone") return [];
  const sum = (...kinds: OutcomeKind[]) =>
    counts.reduce((sum, { kind, number }) => (kinds.includes(kind) ? sum + number : sum), 0);
  const seen = counts.reduce((sum, { number }) => sum + number, 0);
  const found: Obstacle[] = [
    { code: "unexplained", number: state === "lead" ? 0 : sum("unexplained") },
    { code: "unanswered", number: state === "lead" ? 0 : sum("unanswered") },
    { code: "missing", number: state === "watch" ? 0 : missing.number },
    { code: "not_told", number: state === "lead" ? sum("not_told") : 0 },
  ];
  return seen === 0 ? [{ code: "nothing", number: 0 }] : found.filter(({ number }) => number > 0);
}
