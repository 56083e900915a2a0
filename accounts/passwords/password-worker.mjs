// Hashes and verifies, one job at a time, away from the event loop.
import { parentPort } from "node:worker_threads";
import { compareSync, hashSync } from "bcryptjs";
import { stepBack } from "./step-back.mjs";

stepBack();

parentPort?.on("message", (/** @type {{ password: string, cost?: number, hash?: string }} */ job) => {
  const answer = job.hash === undefined ? hashSync(job.password, job.cost) : compareSync(job.password, job.hash);
  parentPort?.postMessage(answer);
});
