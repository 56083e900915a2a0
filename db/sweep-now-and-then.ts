import { describeError, log } from "../log";
import { sweep } from "./sweep";

const EVERY_MILLISECONDS = 60_000;

/** Deletes once a minute, while this process runs, what has been kept for its time. Call it once per process. */
export function sweepNowAndThen(): NodeJS.Timeout {
  let sweeping = false;
  const timer = setInterval(async () => {
    if (sweeping) return;
    sweeping = true;
    try {
      const rows = await sweep();
      if (rows > 0) log.debug({ rows }, "old rows deleted");
    } catch (thrown) {
      log.warn(describeError(thrown), "old rows could not be deleted");
    } finally {
      sweeping = false;
    }
  }, EVERY_MILLISECONDS);
  return timer.unref();
}
