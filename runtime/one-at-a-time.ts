import { describeError, log } from "../log";

/**
 * `work` as a timer may call it: a call while it is still under way does nothing, and none rejects. A failure is logged
 * as `failure`, with the fields of `about`.
 */
export function oneAtATime(work: () => Promise<void>, failure: string, about: object = {}): () => Promise<void> {
  let working = false;
  return async () => {
    if (working) return;
    working = true;
    try {
      await work();
    } catch (thrown) {
      log.warn({ ...about, ...describeError(thrown) }, failure);
    } finally {
      working = false;
    }
  };
}
