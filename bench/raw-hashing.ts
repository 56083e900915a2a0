import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { env } from "../env";

/**
 * The machine's own limit: hashes per second of the worker that the server uses, on as many threads, with no server
 * around it, with the native package or without. Runs for `seconds`.
 */
export async function rawHashesPerSecond(
  threads: number,
  cost: number,
  seconds: number,
  native: boolean,
): Promise<number> {
  const workerData = { native, nice: env.HASH_NICE };
  const workers = Array.from(
    { length: threads },
    () => new Worker(new URL("../accounts/passwords/password-worker.mjs", import.meta.url), { workerData }),
  );
  // The first hash of a thread compiles the code.
  await Promise.all(workers.map((worker) => hash(worker, cost)));
  const end = performance.now() + seconds * 1000;
  const started = performance.now();
  const counts = await Promise.all(
    workers.map(async (worker) => {
      let count = 0;
      for (; performance.now() < end; count += 1) await hash(worker, cost);
      return count;
    }),
  );
  const elapsed = (performance.now() - started) / 1000;
  await Promise.all(workers.map((worker) => worker.terminate()));
  return counts.reduce((sum, count) => sum + count, 0) / elapsed;
}

async function hash(worker: Worker, cost: number): Promise<void> {
  const answered = once(worker, "message");
  worker.postMessage({ password: "una clave solo de prueba", cost });
  await answered;
}
