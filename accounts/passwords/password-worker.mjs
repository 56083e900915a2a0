// Hashes and verifies, one job at a time, off the event loop.
import { parentPort, workerData } from "node:worker_threads";
import { loadBcrypt } from "./schemes/load-bcrypt.mjs";
import { verifyForeign } from "./schemes/verify-foreign.mjs";
import { stepBack } from "./step-back.mjs";

/**
 * @typedef {{ password: string, cost: number } | { password: string, hash: string }
 *   | { typed: string[], foreign: string } | { about: true }} Job
 */

stepBack(workerData.nice);
const bcrypt = await loadBcrypt(workerData.native);

/** @param {Job} job */
async function answer(job) {
  if ("about" in job) return bcrypt.name;
  if ("cost" in job) return bcrypt.hash(job.password, job.cost);
  const began = performance.now();
  const right = "foreign" in job ? await verifyForeign(job, bcrypt) : bcrypt.verify(job.password, job.hash);
  return { right, milliseconds: performance.now() - began };
}

parentPort?.on("message", (/** @type {Job} */ job) => {
  answer(job).then(
    (answered) => parentPort?.postMessage(answered),
    // Thrown outside the promise, so that the thread ends and its pool hears of it.
    (reason) =>
      setImmediate(() => {
        throw reason;
      }),
  );
});
