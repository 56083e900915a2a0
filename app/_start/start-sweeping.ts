import { closeUnused } from "@/accounts/profile/close-unused";
import { sweep } from "@/db/sweep";
import { describeError, log } from "@/log";
import { perProcess } from "@/runtime/per-process";

const EVERY_MILLISECONDS = 60_000;

/** Starts deleting, once a minute in this process, what has been kept for its time. */
export function startSweeping(): void {
  perProcess("sweeping", () => setInterval(sweepOnce, EVERY_MILLISECONDS).unref());
}

let sweeping = false;

async function sweepOnce(): Promise<void> {
  if (sweeping) return;
  sweeping = true;
  try {
    const [accounts, rows] = [await closeUnused(), await sweep()];
    if (rows + accounts > 0) log.info({ rows, accounts }, "kept for its time and deleted");
  } catch (thrown) {
    log.warn(describeError(thrown), "old rows could not be deleted");
  } finally {
    sweeping = false;
  }
}
