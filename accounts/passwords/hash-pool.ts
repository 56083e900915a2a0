import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { env } from "../../env";
import { count, gauge } from "../../runtime/measure.mjs";
import { perProcess } from "../../runtime/per-process";
import { inSpan } from "../../runtime/span.mjs";
import { WorkerPool } from "../../runtime/worker-pool";
import type { Overloaded } from "../account";

type Job = { password: string; cost: number } | { password: string; hash: string } | Foreign | { about: true };
type Foreign = { typed: string[]; foreign: string };
/** `milliseconds`: what the work itself took, without the wait for a thread. */
type Verified = { right: boolean; milliseconds: number };

const THREADS = env.HASH_THREADS ?? availableParallelism();
const LIMITS = {
  atOnce: THREADS,
  /** Separate queues for hashing and verifying, so that sign-ins do not wait behind a burst of sign-ups. */
  mostWaiting: env.HASH_QUEUE ?? 64 * THREADS,
  /** Generous, as the threads have a low priority and are slow on a loaded machine. */
  deadlineMilliseconds: 30_000,
  guessSecondsPerJob: 0.3,
};

const workerData = { native: env.HASH_NATIVE === "on", nice: env.HASH_NICE };

function start(): Worker {
  return new Worker(new URL("./password-worker.mjs", import.meta.url), { workerData });
}

const pool = () =>
  perProcess("hash-pool", () => {
    const pool = new WorkerPool<Job>(start, LIMITS);
    gauge("hash_queue", () => pool.load);
    return pool;
  });

async function run<Answer>(job: Job, lane: "hash" | "verify"): Promise<Answer | Overloaded> {
  const answer = await inSpan(`password ${lane}`, () => pool().run<Answer>(job, lane));
  if (typeof answer === "object" && answer !== null && "code" in answer) count("hash_refusals", { lane });
  return answer;
}

/** The bcrypt hash of a prepared password at `cost`, or the refusal of a full queue. */
export function bcryptHash(password: string, cost: number): Promise<string | Overloaded> {
  return run<string>({ password, cost }, "hash");
}

/** Whether a prepared password has this bcrypt hash, or the refusal of a full queue. */
export function bcryptVerify(password: string, hash: string): Promise<Verified | Overloaded> {
  return run<Verified>({ password, hash }, "verify");
}

/** Whether one of the ways a password may be typed has this hash of another system, or the refusal of a full queue. */
export function foreignVerify(typed: string[], foreign: string): Promise<Verified | Overloaded> {
  return run<Verified>({ typed, foreign }, "verify");
}

/** What the threads hash with: the native «bcrypt» where its binary loads, else «bcryptjs». Null while overloaded. */
export async function hashingPackage(): Promise<"bcrypt" | "bcryptjs" | null> {
  const known = perProcess<{ name?: "bcrypt" | "bcryptjs" }>("hashing-package", () => ({}));
  const told = known.name ?? (await pool().run<"bcrypt" | "bcryptjs">({ about: true }, "about"));
  if (typeof told !== "string") return null;
  known.name = told;
  return told;
}
