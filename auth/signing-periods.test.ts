import { beforeEach, expect, test, vi } from "vitest";

vi.stubEnv("AUTH_SECRET", "a secret of the tests that is long enough to sign with");
vi.stubEnv("APP_URL", "https://alta.example.com");
const { signingPeriods } = await import("./signing-periods");
const { publicKeys, signingKey } = await import("./keys");
const { readToken, signToken } = await import("./tokens");

const DAY = 24 * 60 * 60 * 1000;
const CHANGE = Date.UTC(2026, 11, 15);
const subject = { accountId: 7, sessionId: crypto.randomUUID(), audience: "movil" };
const at = (instant: number) => vi.setSystemTime(instant);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  return () => vi.useRealTimers();
});

test("a key signs for its days; before it does it is published, and after them it verifies for fifteen [K01]", () => {
  expect(signingPeriods(CHANGE - 2 * DAY, 90)).toEqual(["signing"]);
  expect(signingPeriods(CHANGE - DAY / 2, 90)).toEqual(["signing", "signing 1"]);
  expect(signingPeriods(CHANGE, 90)).toEqual(["signing 1", "signing"]);
  expect(signingPeriods(CHANGE + 16 * DAY, 90)).toEqual(["signing 1"]);
  expect(signingPeriods(CHANGE + 90 * DAY, 90)).toEqual(["signing 2", "signing 1"]);
  // Keys that live shorter than a token overlap with several others.
  expect(signingPeriods(CHANGE + 19 * DAY, 7)).toEqual(["signing 3", "signing 2", "signing 1"]);
});

test("a refresh token of the last moment lives to its end under the next key, and no longer [K01]", async () => {
  at(CHANGE - 1000);
  const before = (await signingKey()).kid;
  const token = await signToken("refresh+jwt", subject, (14 * DAY) / 1000);
  at(CHANGE + 1000);
  const after = (await signingKey()).kid;
  expect(after).not.toBe(before);
  expect(publicKeys().keys.map(({ kid }) => kid)).toEqual([after, before]);
  expect(await readToken("refresh+jwt", token)).toEqual(subject);
  at(CHANGE + 13 * DAY);
  expect(await readToken("refresh+jwt", token)).toEqual(subject);
  at(CHANGE + 15 * DAY);
  expect(await readToken("refresh+jwt", token)).toBeNull();
  at(CHANGE + 16 * DAY);
  expect(publicKeys().keys.map(({ kid }) => kid)).toEqual([after]);
});
