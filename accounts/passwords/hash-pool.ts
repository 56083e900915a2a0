import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { env } from "../../env";
import { perProcess } from "../../runtime/per-process";
import type { Overloaded } from "../account";

type Work = "hash" | "verify";
type Waiting = { job: object; settle: (answer: unknown) => void; fail: (reason: Error) => void };

const THREADS = env.HASH_THREADS ?? availableParallelism();
/** Jobs that may wait, for hashing and for verifying each; beyond that the caller is told to come back. */
const QUEUE = env.HASH_QUEUE ?? 64 * THREADS;

/**
 * Worker threads behind two bounded queues. They take turns, so that people who sign in do not wait behind
 * a storm of sign-ups.
 */
class HashPool {
  private readonly queues: Record<Work, Waiting[]> = { hash: [], verify: [] };
  private turn: Work = "verify";
  private readonly idle: Worker[] = [];
  private threads = 0;
  private secondsPerJob = 0.3;

  async run<Answer>(work: Work, job: object): Promise<Answer | Overloaded> {
    const queue = this.queues[work];
    if (queue.length >= QUEUE) {
      const retryAfterSeconds = Math.max(1, Math.ceil((queue.length * this.secondsPerJob) / THREADS));
      return { code: "overloaded", retryAfterSeconds };
    }
    const answer = await new Promise((settle, fail) => {
      queue.push({ job, settle, fail });
      this.next();
    });
    return answer as Answer;
  }

  private next(): void {
    const worker = this.idle.pop() ?? (this.threads < THREADS ? this.hire() : null);
    if (!worker) return;
    const other = this.turn === "hash" ? "verify" : "hash";
    const waiting = this.queues[this.turn].shift() ?? this.queues[other].shift();
    this.turn = other;
    if (waiting) this.give(worker, waiting);
    else this.idle.push(worker);
  }

  private hire(): Worker {
    this.threads += 1;
    const worker = new Worker(new URL("./password-worker.mjs", import.meta.url));
    worker.unref();
    return worker;
  }

  private give(worker: Worker, waiting: Waiting): void {
    const started = performance.now();
    const done = (answer: unknown) => {
      worker.off("error", died);
      worker.unref();
      this.secondsPerJob = 0.8 * this.secondsPerJob + 0.2 * ((performance.now() - started) / 1000);
      this.idle.push(worker);
      waiting.settle(answer);
      this.next();
    };
    const died = (reason: Error) => {
      worker.off("message", done);
      this.threads -= 1;
      waiting.fail(reason);
      this.next();
    };
    worker.once("message", done);
    worker.once("error", died);
    worker.ref();
    worker.postMessage(waiting.job);
  }
}

const pool = () => perProcess("hash-pool", () => new HashPool());

/** The bcrypt hash of a prepared password at `cost`, or the refusal of a full queue. */
export function bcryptHash(password: string, cost: number): Promise<string | Overloaded> {
  return pool().run<string>("hash", { password, cost });
}

/** Whether a prepared password has this bcrypt hash, or the refusal of a full queue. */
export function bcryptVerify(password: string, hash: string): Promise<boolean | Overloaded> {
  return pool().run<boolean>("verify", { password, hash });
}
