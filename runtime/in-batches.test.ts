import { expect, test } from "vitest";
import { inBatches } from "./in-batches";

test("what arrives together is done together, and what arrives later is not lost", async () => {
  const done: number[][] = [];
  const add = inBatches(async (items: number[]) => void done.push(items), 5);
  await Promise.all([add(1), add(2), add(3)]);
  await add(4);
  expect(done).toEqual([[1, 2, 3], [4]]);
});

test("when the work fails, everyone who waited for it hears of it, and the next batch is done", async () => {
  let fails = true;
  const add = inBatches(async () => {
    if (fails) throw new Error("no");
  }, 5);
  expect((await Promise.allSettled([add(1), add(2)])).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  fails = false;
  await add(3);
});
