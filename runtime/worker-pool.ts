import { once } from "node:events";
import type { Worker } from "node:worker_threads";
import { deadline } from "./deadline";
import { type Bounds, Queue } from "./queue";

/** More work than the queue holds; nothing was done. */
export type Overloaded = { code: "overloaded"; retryAfterSeconds: number };

class Late extends Error {}

/**
 * Threads behind a queue with a bound, for what would hold the event loop. A thread does one job at a time and
 * answers it with one message; one that does not answer in time is ended and replaced.
 */
export class WorkerPool<Job extends object> {
  private readonly idle: Worker[] = [];
  private readonly queue: Queue;
  private secondsPerJob: number;

  constructor(
    private readonly hire: () => Worker,
    private readonly limits: Bounds & { deadlineMilliseconds: number; guessSecondsPerJob: number },
  ) {
    this.queue = new Queue(limits);
    this.secondsPerJob = limits.guessSecondsPerJob;
  }

  /** Jobs under way and waiting. */
  get load(): { busy: number; waiting: number } {
    return this.queue.load;
  }

  /** The thread's answer, or `overloaded` when the lane is full, the wait was too long or the job took too long. */
  async run<Answer>(job: Job, lane = ""): Promise<Answer | Overloaded> {
    if (!(await this.queue.enter(lane))) return this.overloaded(lane);
    const worker = this.idle.pop() ?? this.start();
    const began = performance.now();
    worker.ref();
    try {
      const answered = once(worker, "message");
      worker.postMessage(job);
      const [answer] = await deadline(answered, this.limits.deadlineMilliseconds, () => new Late());
      this.idle.push(worker);
      return answer as Answer;
    } catch (thrown) {
      void worker.terminate();
      if (thrown instanceof Late) return this.overloaded(lane);
      throw thrown;
    } finally {
      worker.unref();
      this.secondsPerJob = 0.8 * this.secondsPerJob + 0.2 * ((performance.now() - began) / 1000);
      this.queue.leave();
    }
  }

  private start(): Worker {
    const worker = this.hire();
    // An error at work fails its job; one in an idle thread has nothing to tell but its end.
    worker.on("error", () => {});
    worker.once("exit", () => {
      const index = this.idle.indexOf(worker);
      if (index >= 0) this.idle.splice(index, 1);
    });
    return worker;
  }

  private overloaded(lane: string): Overloaded {
    const ahead = (this.queue.waiting(lane) * this.secondsPerJob) / this.limits.atOnce;
    return { code: "overloaded", retryAfterSeconds: Math.max(1, Math.ceil(ahead)) };
  }
}
