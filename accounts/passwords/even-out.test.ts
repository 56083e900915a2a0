import { expect, test } from "vitest";
import { evenOut } from "./even-out";

async function took(work: Promise<void>): Promise<number> {
  const began = performance.now();
  await work;
  return performance.now() - began;
}

test("a wrong password waits for the slowest of late, once there are hashes of other systems", async () => {
  await evenOut(3_000, false);
  // Nothing to hide yet: no caller waits.
  expect(await took(evenOut(1, false))).toBeLessThan(500);
  await evenOut(400, false);
  const cheap = await took(evenOut(5, true));
  expect(cheap).toBeGreaterThan(300);
  const ours = await took(evenOut(100, false));
  expect(ours).toBeGreaterThan(200);
  // The pace follows down as well as up.
  for (let time = 0; time < 60; time += 1) await evenOut(2, false);
  expect(await took(evenOut(1, false))).toBeLessThan(500);
});
