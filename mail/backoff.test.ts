import { expect, test } from "vitest";
import { MOST_ATTEMPTS, retryDelay } from "./backoff";

const waits = (random: number) => Array.from({ length: MOST_ATTEMPTS - 1 }, (_, n) => retryDelay(n + 1, () => random));

test("the first retry comes within seconds, the last after about two days", () => {
  expect(waits(0.5)[0]).toBe(5);
  const days = waits(0.5).reduce((sum, seconds) => sum + seconds) / 86_400;
  expect(days).toBeGreaterThan(1.5);
  expect(days).toBeLessThan(2.5);
});

test("retries of mails that failed together are spread out", () => {
  expect(waits(0)[5]).toBeLessThan((waits(0.99)[5] ?? 0) * 0.7);
});
