import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { wait } from "./wait";

test("waits this long, and not at all once cancelled", async () => {
  const over = vi.fn();
  const began = performance.now();
  await new Promise<void>((done) => wait(600, done));
  expect(performance.now() - began).toBeGreaterThan(590);
  const stop = wait(50, over);
  stop();
  await sleep(120);
  expect(over).not.toHaveBeenCalled();
});

test("does not count time the event loop was blocked", async () => {
  const over = vi.fn();
  const stop = wait(1_000, over);
  const until = performance.now() + 1_500;
  while (performance.now() < until);
  await sleep(50);
  expect(over).not.toHaveBeenCalled();
  await sleep(1_000);
  expect(over).toHaveBeenCalledOnce();
  stop();
});
