import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { Queue } from "./queue";

test("so many are inside at once, the others in the order they came, and one too many is refused at once", async () => {
  const queue = new Queue({ atOnce: 2, mostWaiting: 2 });
  const entered: number[] = [];
  const come = async (name: number) => {
    const inside = await queue.enter();
    if (inside) entered.push(name);
    return inside;
  };
  const all = [1, 2, 3, 4, 5].map(come);
  expect(await all[4]).toBe(false);
  expect(entered).toEqual([1, 2]);
  queue.leave();
  queue.leave();
  await Promise.all(all);
  expect(entered).toEqual([1, 2, 3, 4]);
  expect(queue.empty).toBe(false);
  queue.leave();
  queue.leave();
  expect(queue.empty).toBe(true);
});

test("lanes take turns, and each has room of its own", async () => {
  const queue = new Queue({ atOnce: 1, mostWaiting: 3 });
  const order: string[] = [];
  await queue.enter("storm");
  const come = async (lane: string) => {
    if (await queue.enter(lane)) order.push(lane);
    queue.leave();
  };
  const all = ["storm", "storm", "storm", "calm", "calm"].map(come);
  expect(queue.waiting("storm")).toBe(3);
  expect(await queue.enter("storm")).toBe(false);
  queue.leave();
  await Promise.all(all);
  expect(order).toEqual(["storm", "calm", "storm", "calm", "storm"]);
});

test("who has waited too long is sent away, and leaves no gap", async () => {
  const queue = new Queue({ atOnce: 1, mostWaiting: 9, waitMilliseconds: 50 });
  await queue.enter();
  expect(await Promise.all([queue.enter(), queue.enter("other")])).toEqual([false, false]);
  const later = queue.enter();
  queue.leave();
  expect(await later).toBe(true);
  await sleep(80);
  queue.leave();
  expect(queue.empty).toBe(true);
});
