import { expect, test } from "vitest";
import type { Limit } from "./limit";
import { takeFromMemory } from "./memory";

const limit: Limit = { name: "test", burst: 3, everySeconds: 20 };

test("the in-memory limiter counts as the database does", () => {
  const charge = { limit, whom: "somebody" };
  const at = (seconds: number) => takeFromMemory(charge, seconds * 1000);
  expect([at(0), at(0), at(0)]).toEqual([0, 0, 0]);
  expect([at(0), at(5), at(20), at(20)]).toEqual([20, 15, 0, 20]);
});

test("the in-memory limiter is bounded and evicts the least recently seen [LOG-06]", () => {
  const before = process.memoryUsage().heapUsed;
  for (let other = 0; other < 100_000; other += 1) takeFromMemory({ limit, whom: `somebody ${other}` }, 0);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(20 * 1024 * 1024);
  const charge = { limit: { ...limit, burst: 1 }, whom: "somebody 99999" };
  expect(takeFromMemory(charge, 0)).toBeGreaterThan(0);
});
