import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { WorkerPool } from "./worker-pool";

/** Does as the job says: answers, never answers, or throws. */
const OBEDIENT = `
  const { parentPort, threadId } = require("node:worker_threads");
  parentPort.on("message", ({ order }) => {
    if (order === "hang") for (;;);
    if (order === "throw") throw new Error("thrown by the job");
    parentPort.postMessage(threadId);
  });`;
const pool = () =>
  new WorkerPool<{ order: string }>(() => new Worker(OBEDIENT, { eval: true }), {
    atOnce: 1,
    mostWaiting: 1,
    deadlineMilliseconds: 2_000,
    guessSecondsPerJob: 3,
  });

test("a thread goes on with the next job, and a full queue says when to come back", async () => {
  const threads = pool();
  const both = ["a", "b"].map((order) => threads.run<number>({ order }));
  expect(await threads.run({ order: "c" })).toEqual({ code: "overloaded", retryAfterSeconds: 3 });
  const [first, second] = await Promise.all(both);
  expect(first).toBe(second);
});

test("a job without end is refused as too much, and the thread replaced", async () => {
  const threads = pool();
  const before = await threads.run<number>({ order: "a" });
  const endless = threads.run({ order: "hang" });
  const waiting = threads.run<number>({ order: "a" });
  expect(await endless).toMatchObject({ code: "overloaded" });
  expect(await waiting).toBeGreaterThan(before as number);
});

test("what a job throws is thrown to its caller alone", async () => {
  const threads = pool();
  await expect(threads.run({ order: "throw" })).rejects.toThrow("thrown by the job");
  expect(await threads.run({ order: "a" })).toEqual(expect.any(Number));
});
