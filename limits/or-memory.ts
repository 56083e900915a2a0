import { describeError, log } from "../log";
import { deadline } from "../runtime/deadline";
import { perProcess } from "../runtime/per-process";

/** The deadline for the database's answer to a limit. */
const DEADLINE_MILLISECONDS = 700;
/** After a failure the memory decides for this long without asking the database. */
const REST_MILLISECONDS = 5000;

const state = () => perProcess("limits-database", () => ({ restUntil: 0 }));

/** The database's answer, or the memory's when the database misses the deadline or has just done so. */
export async function orMemory<Answer>(ask: () => Promise<Answer>, memory: () => Answer): Promise<Answer> {
  if (Date.now() < state().restUntil) return memory();
  try {
    return await deadline(ask(), DEADLINE_MILLISECONDS, () => new Error("The limits have no answer."));
  } catch (thrown) {
    state().restUntil = Date.now() + REST_MILLISECONDS;
    log.warn(describeError(thrown), "limits are counted in memory");
    return memory();
  }
}
