import { sql } from "drizzle-orm";
import { database } from "../../db/client";
import { legacyCounts } from "../../db/schema";
import { describeError, log } from "../../log";
import { beforeEnd } from "../../runtime/before-end";
import { perProcess } from "../../runtime/per-process";

/** What can become of a request of a contract that moves. */
export type OutcomeKind =
  /** The comparison of both answers. */
  | "equal"
  | "varying"
  | "accepted"
  | "unexplained"
  /** Too much to do at that moment. */
  | "uncompared"
  /** The old server gave no answer. */
  | "unanswered"
  /** What the old server accepted is here too, or is not. */
  | "kept"
  | "not_kept"
  /** The old server has been told of what Alta registered, or could not be. */
  | "told"
  | "not_told";

export type Outcome = {
  contract: string;
  operation: string;
  kind: OutcomeKind;
  clause: string;
  example?: Record<string, unknown> | undefined;
};

const FLUSH_MILLISECONDS = 1_000;
/** Distinct lines in memory at a time. */
const MOST_LINES = 500;

type Line = Outcome & { number: number };
type Book = { lines: Map<string, Line>; timer: NodeJS.Timeout | null };

const book = () =>
  perProcess<Book>("legacy-outcomes", () => {
    beforeEnd(flush);
    return { lines: new Map(), timer: null };
  });

/** Counts an outcome in memory, which is written once a second: a row that every request changes would be a queue. */
export function countOutcome(outcome: Outcome): void {
  const { lines } = book();
  const key = keyOf(outcome);
  const line = lines.get(key);
  if (line) {
    line.number += 1;
    line.example = outcome.example ?? line.example;
  } else if (lines.size < MOST_LINES) {
    lines.set(key, { ...outcome, number: 1 });
  }
  book().timer ??= setTimeout(() => void flush(), FLUSH_MILLISECONDS).unref();
}

async function flush(): Promise<void> {
  const now = book();
  if (now.timer) clearTimeout(now.timer);
  now.timer = null;
  const lines = [...now.lines.values()].toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  now.lines.clear();
  if (lines.length === 0) return;
  const { contract, operation, kind, clause } = legacyCounts;
  try {
    await database()
      .insert(legacyCounts)
      .values(lines)
      .onConflictDoUpdate({
        target: [contract, operation, kind, clause],
        set: {
          number: sql`${legacyCounts.number} + excluded.number`,
          lastAt: sql`now()`,
          example: sql`coalesce(excluded.example, ${legacyCounts.example})`,
        },
      });
  } catch (thrown) {
    log.warn(describeError(thrown), "what became of relayed requests could not be counted");
  }
}

// One order for every instance, so that two of them cannot wait for each other.
const keyOf = (line: Outcome) => [line.contract, line.operation, line.kind, line.clause].join("\n");
