import { perProcess } from "./per-process";
import { type Bounds, Queue } from "./queue";

const queues = () => perProcess("in-turn", () => new Map<string, Queue>());

/** Does `work` in this process's queue of that key. Null, and nothing done, when the queue is full. */
export async function inTurn<Answer>(key: string, bounds: Bounds, work: () => Promise<Answer>): Promise<Answer | null> {
  const queue = queues().get(key) ?? new Queue(bounds);
  queues().set(key, queue);
  if (!(await queue.enter())) return null;
  try {
    return await work();
  } finally {
    queue.leave();
    if (queue.empty) queues().delete(key);
  }
}
