import { beforeEach, expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import type { Limited } from "./limit";

const sql = await coreDatabase({ RATE_LIMITS: "on" });
const { limitTries } = await import("./password-tries");

const wrong = (whose: string, address: string) => limitTries<Limited>(whose, address, async () => false);
const right = (whose: string, address: string) => limitTries<Limited>(whose, address, async () => true);
/** How many of the guesses were verified. */
async function verified(guesses: [whose: string, address: string][]): Promise<number> {
  let count = 0;
  for (const [whose, address] of guesses) if ((await wrong(whose, address)) === false) count += 1;
  return count;
}
const many = <One>(count: number, one: (index: number) => One) =>
  Array.from({ length: count }, (_, index) => one(index));
/** What refills while the test runs, on a slow machine. */
const SLACK = 25;

beforeEach(async () => {
  await sql`delete from rate_limits`;
  await sql`delete from sign_in_tries`;
});

test("150 guesses from 50 /64s of one /48, each at another account, meet the /48's limit [HR-09]", async () => {
  const guesses = many(150, (index): [string, string] => [
    `account ${index}`,
    `2001:db8:7:${(index % 50).toString(16)}00::1`,
  ]);
  const count = await verified(guesses);
  expect(count).toBeGreaterThanOrEqual(120);
  expect(count).toBeLessThan(120 + SLACK);
});

test("so do guesses from the /64s of one /56, and from the addresses of one IPv4 /24 [HR-09]", async () => {
  const site = many(140, (index): [string, string] => [
    `account ${index}`,
    `2001:db8:8:4${(index % 16).toString(16)}::1`,
  ]);
  expect(await verified(site)).toBeLessThan(110 + SLACK);
  const addresses = many(360, (index): [string, string] => [`other ${index}`, `198.18.0.${index % 250}`]);
  expect(await verified(addresses)).toBeLessThan(300 + 2 * SLACK);
});

test("at one account unknown sources have a hundred tries together, from wherever they come [HR-09]", async () => {
  const guesses = many(150, (index): [string, string] => ["ana", `198.18.${index}.1`]);
  expect(await verified(guesses)).toBe(100);
  expect(await right("ana", "203.0.113.9")).toMatchObject({ limit: { name: "sign-ins-strangers" } });
  // Another account is not affected.
  expect(await right("berta", "203.0.113.9")).toBe(true);
});

test("where an account was signed in from before, and in the network around, guesses elsewhere change nothing [HR-09]", async () => {
  expect(await right("ana", "192.0.2.5")).toBe(true);
  expect(await right("ana", "2001:db8:99:1::1")).toBe(true);
  await verified(many(120, (index): [string, string] => ["ana", `198.18.${index}.1`]));
  for (const address of ["192.0.2.5", "192.0.2.200", "2001:db8:99:1::7", "2001:db8:99:ff01::1"])
    expect([address, await right("ana", address)]).toEqual([address, true]);
});

test("a network whose limit is used up does not lock out who signed in from there before [HR-09]", async () => {
  expect(await right("ana", "198.18.0.9")).toBe(true);
  await verified(many(340, (index): [string, string] => [`account ${index}`, `198.18.0.${100 + (index % 100)}`]));
  expect(await right("berta", "198.18.0.77")).toMatchObject({ code: "rate_limited" });
  expect(await right("ana", "198.18.0.9")).toBe(true);
});

test("one source that goes on and on does not use up the tries of all [HR-09]", async () => {
  for (let guess = 0; guess < 150; guess += 1) await wrong("ana", "198.18.1.1");
  expect(await right("ana", "203.0.113.9")).toBe(true);
});

test("an open session confirms its password from a new address whatever happens at the sign-in [HR-09]", async () => {
  await verified(many(120, (index): [string, string] => ["ana", `198.18.${index}.1`]));
  expect(await limitTries<Limited>("ana", "203.0.113.9", async () => true, { signedIn: true })).toBe(true);
});
