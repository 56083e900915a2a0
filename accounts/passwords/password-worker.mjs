// Hashes and verifies, one job at a time, off the event loop.
import { parentPort, workerData } from "node:worker_threads";
import { loadBcrypt } from "./load-bcrypt.mjs";
import { stepBack } from "./step-back.mjs";

/** @typedef {{ password: string, cost: number } | { password: string, hash: string } | { about: true }} Job */

stepBack(workerData.nice);
const bcrypt = await loadBcrypt(workerData.native);

parentPort?.on("message", (/** @type {Job} */ job) => {
  if ("about" in job) parentPort?.postMessage(bcrypt.name);
  else if ("hash" in job) parentPort?.postMessage(bcrypt.verify(job.password, job.hash));
  else parentPort?.postMessage(bcrypt.hash(job.password, job.cost));
});
