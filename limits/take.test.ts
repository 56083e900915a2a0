import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import type { Limit } from "./limit";

const sql = await coreDatabase({ RATE_LIMITS: "on" });
const { giveBack, take, wouldRefuse } = await import("./take");
const { sweep } = await import("../db/sweep");

const limit: Limit = { name: "test", burst: 3, everySeconds: 20 };

test("of concurrent requests exactly the burst passes [LOG-05, C09]", async () => {
  const charges = [{ limit, whom: "many at once" }];
  const refusals = await Promise.all(Array.from({ length: 50 }, () => take(charges)));
  expect(refusals.filter((refusal) => refusal === null)).toHaveLength(3);
  for (const refusal of refusals) if (refusal) expect(refusal).toMatchObject({ code: "rate_limited", limit });
});

test("a request passes after the announced wait, and not a second earlier", async () => {
  const charges = [{ limit, whom: "patient" }];
  for (let request = 0; request < 3; request += 1) expect(await take(charges)).toBeNull();
  const refused = await take(charges);
  expect(refused?.retryAfterSeconds).toBe(20);
  await sql`update rate_limits set free_at = free_at - interval '18 seconds'`;
  expect((await take(charges))?.retryAfterSeconds).toBe(2);
  await sql`update rate_limits set free_at = free_at - interval '2 seconds'`;
  expect(await take(charges)).toBeNull();
  expect(await take(charges)).not.toBeNull();
});

test("of several limits the longest wait is returned", async () => {
  const slow: Limit = { name: "slow", burst: 1, everySeconds: 500 };
  const charges = [
    { limit, whom: "both" },
    { limit: slow, whom: "both" },
  ];
  expect(await take(charges)).toBeNull();
  expect(await take(charges)).toMatchObject({ limit: slow, retryAfterSeconds: 500 });
});

test("peeking does not count, and what was given back may be taken again", async () => {
  const charge = { limit: { ...limit, burst: 1 }, whom: "curious" };
  for (let question = 0; question < 5; question += 1) expect(await wouldRefuse(charge)).toBeNull();
  expect(await take([charge])).toBeNull();
  expect(await wouldRefuse(charge)).toMatchObject({ retryAfterSeconds: 20 });
  await giveBack([charge]);
  expect(await take([charge])).toBeNull();
});

test("after a clock that ran ahead was corrected, no wait exceeds the bucket's refill time [T01]", async () => {
  const charges = [{ limit, whom: "time traveller" }];
  await take(charges);
  await sql`update rate_limits set free_at = now() + interval '1 year'`;
  expect((await take(charges))?.retryAfterSeconds).toBeLessThanOrEqual(60);
});

test("stored rows contain no address or e-mail, and expired ones are swept", async () => {
  await take([{ limit, whom: "192.0.2.77" }]);
  const rows = await sql`select encode(key, 'escape') as key from rate_limits`;
  for (const { key } of rows) expect(key).not.toContain("192.0.2.77");
  await sql`update rate_limits set free_at = now() - interval '1 second'`;
  await sweep();
  expect(await sql`select 1 from rate_limits`).toHaveLength(0);
});
