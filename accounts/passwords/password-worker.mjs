// Hashes and verifies, one job at a time, away from the event loop.
import { readlinkSync } from "node:fs";
import { setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { compareSync, hashSync } from "bcryptjs";

// Requests that hash nothing must not wait behind those that do: on Linux a thread can step back by itself.
try {
  setPriority(Number(readlinkSync("/proc/thread-self").split("/").at(-1)), 10);
} catch {}

parentPort?.on("message", (/** @type {{ password: string, cost?: number, hash?: string }} */ job) => {
  const answer = job.hash === undefined ? hashSync(job.password, job.cost) : compareSync(job.password, job.hash);
  parentPort?.postMessage(answer);
});
