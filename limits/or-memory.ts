import { describeError, log } from "../log";
import { deadline } from "../runtime/deadline";
import { perProcess } from "../runtime/per-process";

/** Longer than this a limit makes nobody wait for the database. */
const PATIENCE_MILLISECONDS = 700;
/** So long after the database has failed to answer, the memory decides without asking it. */
const REST_MILLISECONDS = 5000;

const state = () => perProcess("limits-database", () => ({ restUntil: 0 }));

/** What the database says, or the memory when the database does not answer in time or has just failed to. */
export async function orMemory<Answer>(ask: () => Promise<Answer>, memory: () => Answer): Promise<Answer> {
  if (Date.now() < state().restUntil) return memory();
  try {
    return await deadline(ask(), PATIENCE_MILLISECONDS, () => new Error("The limits have no answer."));
  } catch (thrown) {
    state().restUntil = Date.now() + REST_MILLISECONDS;
    log.warn(describeError(thrown), "limits are counted in memory");
    return memory();
  }
}
