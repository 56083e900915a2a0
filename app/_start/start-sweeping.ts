import { closeUnused } from "@/accounts/profile/close-unused";
import { sweep } from "@/db/sweep";
import { log } from "@/log";
import { sweepMailbox } from "@/mail/sweep-mailbox";
import { oneAtATime } from "@/runtime/one-at-a-time";
import { perProcess } from "@/runtime/per-process";

const MINUTE = 60_000;

/** Starts deleting, in this process, what has been kept for its time: rows once a minute, files once an hour. */
export function startSweeping(): void {
  perProcess("sweeping", () => [
    setInterval(deleting("rows", sweep), MINUTE).unref(),
    setInterval(deleting("accounts", closeUnused), MINUTE).unref(),
    setInterval(deleting("files", sweepMailbox), 60 * MINUTE).unref(),
  ]);
}

function deleting(what: string, work: () => Promise<number>): () => Promise<void> {
  const reported = async () => {
    const count = await work();
    if (count > 0) log.info({ [what]: count }, "deleted what was kept for its time");
  };
  return oneAtATime(reported, "what was kept for its time could not be deleted", { what });
}
