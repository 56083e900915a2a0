import { setTimeout as sleep } from "node:timers/promises";
import { isUnanswered } from "../../db/driver/outcome";
import { busyness } from "../../runtime/too-busy";

/** No attempt begins later than this after the first doubt: together with an attempt's own deadline, under five seconds. */
const PATIENCE_MILLISECONDS = 2_000;
const PAUSE_MILLISECONDS = 200;

/**
 * Runs a transaction again when the database has not said whether its COMMIT was carried out: a fail-over, or a connection that broke.
 * The next attempt waits for the first one's rows, if it is still at work, and then either does the work or is refused by them.
 * `attempt` passes on what it will return before it commits; `stored` finds which of these is in the database.
 * Returns what was committed, once. Throws what the transaction throws; `NoAnswer` where nothing could be found out in time.
 */
export async function untilKnown<Done>(
  attempt: (reached: (done: Done) => Done) => Promise<Done>,
  stored: (candidates: Done[]) => Promise<Done | undefined>,
): Promise<Done> {
  const candidates: Done[] = [];
  let doubt: { error: unknown; since: number } | null = null;
  for (;;) {
    let last: Done | undefined;
    try {
      return await attempt((done) => {
        last = done;
        return done;
      });
    } catch (thrown) {
      if (isUnanswered(thrown)) {
        if (last) candidates.push(last);
        doubt ??= { error: thrown, since: performance.now() };
      } else if (!doubt) {
        throw thrown;
      } else if (!busyness(thrown)) {
        const done = await stored(candidates).catch(() => Promise.reject(doubt?.error));
        if (done) return done;
        throw thrown;
      }
      if (performance.now() - doubt.since > PATIENCE_MILLISECONDS) throw doubt.error;
    }
    await sleep(PAUSE_MILLISECONDS);
  }
}
