// Hashes and verifies, one job at a time, off the event loop.
import { readlinkSync } from "node:fs";
import { setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { compareSync, hashSync } from "bcryptjs";

// Lower this thread's priority (Linux), so that hashing does not slow other requests.
try {
  setPriority(Number(readlinkSync("/proc/thread-self").split("/").at(-1)), 10);
} catch {}

parentPort?.on("message", (/** @type {{ password: string, cost?: number, hash?: string }} */ job) => {
  const answer = job.hash === undefined ? hashSync(job.password, job.cost) : compareSync(job.password, job.hash);
  parentPort?.postMessage(answer);
});
