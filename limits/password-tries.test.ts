import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import type { Limited } from "./limit";

const sql = await coreDatabase({ RATE_LIMITS: "on" });
const { welcomeSource } = await import("./familiar-sources");
const { limitTries } = await import("./password-tries");

const wrong = (whose: string, address: string) => limitTries<Limited>(whose, address, async () => false);
const right = (whose: string, address: string) => limitTries<Limited>(whose, address, async () => true);
const passTime = (seconds: number) =>
  sql`update sign_in_tries set next_at = next_at - make_interval(secs => ${seconds})`;

test("after ten wrong passwords the wait doubles with each try, up to 15 minutes [LOG-01]", async () => {
  for (let guess = 0; guess < 10; guess += 1) expect(await wrong("ana", "192.0.2.1")).toBe(false);
  const waits: number[] = [];
  for (let guess = 0; guess < 8; guess += 1) {
    const refused = await right("ana", "192.0.2.1");
    if (typeof refused === "boolean") throw new Error("It was let through.");
    waits.push(refused.retryAfterSeconds);
    await passTime(refused.retryAfterSeconds);
    expect(await wrong("ana", "192.0.2.1")).toBe(false);
  }
  expect(waits).toEqual([15, 30, 60, 120, 240, 480, 900, 900]);
});

test("of fifty concurrent guesses ten are verified", async () => {
  let lookedAt = 0;
  const guess = () =>
    limitTries("berta", "192.0.2.2", async () => {
      lookedAt += 1;
      return false;
    });
  await Promise.all(Array.from({ length: 50 }, guess));
  expect(lookedAt).toBe(10);
});

test("a right password resets the count; a try that was not verified does not count", async () => {
  for (let round = 0; round < 5; round += 1) {
    for (let guess = 0; guess < 9; guess += 1) expect(await wrong("carla", "192.0.2.3")).toBe(false);
    expect(await right("carla", "192.0.2.3")).toBe(true);
  }
  const busy = () => limitTries("diana", "192.0.2.3", async () => ({ code: "overloaded" }));
  for (let guess = 0; guess < 30; guess += 1) expect(await busy()).toEqual({ code: "overloaded" });
});

test("sixty concurrent sign-ins with the right password are never refused", async () => {
  const outcomes = await Promise.all(Array.from({ length: 60 }, () => right("elsa", "192.0.2.4")));
  expect(outcomes).toEqual(Array(60).fill(true));
});

test("guesses from many sources do not lock the account owner out [LOG-02]", async () => {
  expect(await right("fatima", "192.0.2.5")).toBe(true);
  for (let stranger = 0; stranger < 30; stranger += 1)
    for (let guess = 0; guess < 10; guess += 1) await wrong("fatima", `198.51.100.${stranger}`);
  for (let guess = 0; guess < 9; guess += 1) expect(await wrong("fatima", "192.0.2.5")).toBe(false);
  expect(await right("fatima", "192.0.2.5")).toBe(true);
  // From an address that is new to the account a mailed link leads on.
  expect(await right("fatima", "203.0.113.9")).toMatchObject({ code: "rate_limited" });
  await welcomeSource("fatima", "203.0.113.9");
  expect(await right("fatima", "203.0.113.9")).toBe(true);
});

test("while an account is under attack, unknown sources get three tries [LOG-02]", async () => {
  for (let stranger = 0; stranger < 6; stranger += 1)
    for (let guess = 0; guess < 10; guess += 1) await wrong("gina", `198.18.5.${stranger}`);
  const outcomes: unknown[] = [];
  for (let guess = 0; guess < 5; guess += 1) outcomes.push(await wrong("gina", "203.0.113.77"));
  expect(outcomes.filter((outcome) => outcome === false)).toHaveLength(3);
});

test("one source that tries many accounts is refused after a hundred wrong passwords", async () => {
  const outcomes: unknown[] = [];
  for (let account = 0; account < 110; account += 1) outcomes.push(await wrong(`account ${account}`, "192.0.2.66"));
  expect(outcomes.filter((outcome) => outcome === false)).toHaveLength(100);
  // Addresses in the same /64 share its count, others do not.
  expect(await right("hilda", "192.0.2.67")).toBe(true);
});
