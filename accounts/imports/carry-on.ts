import { setTimeout as sleep } from "node:timers/promises";
import { describeError, log } from "../../log";
import { advanceImport } from "./advance-import";
import type { Run } from "./import-run";

const MOST_FAILURES = 20;
/** Between two batches other work comes first. */
const PAUSE_MILLISECONDS = 5;

const isUnderWay = ({ state }: Run) => state === "checking" || state === "running" || state === "undoing";

/**
 * Goes on with an import until it waits for someone or has ended, and returns its row; null when it is gone, or when
 * `stop` said so. A batch that fails, because the database is busy or away, is tried again for about a minute.
 */
export async function carryOn(id: number, tell: (run: Run) => void, stop = () => false): Promise<Run | null> {
  for (let failures = 0; !stop(); ) {
    try {
      const run = await advanceImport(id);
      if (!run || !isUnderWay(run)) return run;
      failures = 0;
      tell(run);
      await sleep(PAUSE_MILLISECONDS);
    } catch (thrown) {
      failures += 1;
      if (failures === MOST_FAILURES) throw thrown;
      log.warn({ ...describeError(thrown), import: id }, "a batch of an import failed and is tried again");
      await sleep(Math.min(5_000, 200 * failures));
    }
  }
  return null;
}
