import { sweepNowAndThen } from "@/db/sweep-now-and-then";
import { perProcess } from "@/runtime/per-process";

/** Starts deleting what has been kept for its time, once in this process. */
export function startSweeping(): void {
  perProcess("sweeping", sweepNowAndThen);
}
