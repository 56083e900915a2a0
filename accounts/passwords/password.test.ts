import bcrypt from "bcryptjs";
import { beforeEach, describe, expect, test, vi } from "vitest";

vi.stubEnv("BCRYPT_COST", "10");
vi.stubEnv("LOG_LEVEL", "silent");
const jobs: string[] = [];
vi.doMock("./hash-pool", async (original) => {
  const real = await original<typeof import("./hash-pool")>();
  const bcryptVerify: typeof real.bcryptVerify = (password, hash) => {
    jobs.push(hash);
    return real.bcryptVerify(password, hash);
  };
  return { ...real, bcryptVerify };
});
const { hashPassword, isOutdated, verifyPassword } = await import("./password");

beforeEach(() => void jobs.splice(0));

const hashed = async (password: string) => String(await hashPassword(password));

test("a hash verifies its own password and no other", async () => {
  const hash = await hashed("nube lenta");
  expect(hash).toMatch(/^\$2[ab]\$10\$[./A-Za-z0-9]{53}$/);
  expect(hash).not.toBe(await hashed("nube lenta"));
  expect(await verifyPassword("nube lenta", hash)).toBe(true);
  for (const other of ["nube lenta ", " nube lenta", "Nube lenta", "nube  lenta", ""])
    expect(await verifyPassword(other, hash)).toBe(false);
});

test("equivalent Unicode forms are the same password [PW-06]", async () => {
  const same = [
    ["contrase\u00f1a", "contrasen\u0303a"],
    ["\u212bngstrom", "A\u030angstrom"],
    ["ﬁn de año", "fin de an\u0303o"],
    ["１２３４５６", "123456"],
  ];
  for (const [one = "", other = ""] of same) expect(await verifyPassword(other, await hashed(one))).toBe(true);
});

describe("nothing is truncated [PW-04]", () => {
  test.each([
    ["72 bytes", "a".repeat(72)],
    ["73 bytes", "a".repeat(73)],
    ["64 letters of two bytes", "ñ".repeat(64)],
    ["256 letters of four bytes", "😀".repeat(256)],
  ])("of %s", async (_, password) => {
    const hash = await hashed(password);
    const last = [...password].at(-1) ?? "";
    expect(await verifyPassword(password, hash)).toBe(true);
    expect(await verifyPassword([...password].slice(0, -1).join(""), hash)).toBe(false);
    expect(await verifyPassword(`${password}${last}`, hash)).toBe(false);
    expect(await verifyPassword(`${[...password].slice(0, -1).join("")}b`, hash)).toBe(false);
  });

  test("by a NUL", async () => {
    expect(await verifyPassword("abc", await hashed("abc\0def"))).toBe(false);
  });
});

describe("a malformed hash", () => {
  const salt = "abcdefghijklmnopqrstuu";
  const unusable = {
    empty: "",
    "some text": "x",
    "cut short": `$2b$10$${salt}`,
    "of another kind": `$argon2id$v=19$m=65536,t=3,p=4$${salt}`,
    "of a cost that would take hours": `$2b$31$${salt}${"y".repeat(31)}`,
    "of a cost above any of ours": `$2b$16$${salt}${"y".repeat(31)}`,
    "with letters outside bcrypt's alphabet": `$2b$10$${salt}${"ñ".repeat(31)}`,
  };

  test.each(Object.entries(unusable))(
    "(%s) verifies nothing, after the work of a valid one [PW-13]",
    async (_, hash) => {
      expect(await verifyPassword("nube lenta", hash)).toBe(false);
      expect(jobs).toHaveLength(1);
      expect(bcrypt.getRounds(jobs[0] ?? "")).toBe(10);
    },
  );
});

test("an unknown e-mail costs the same work as a known one [LOG-08]", async () => {
  const hash = await hashed("nube lenta");
  expect(await verifyPassword("otra", hash)).toBe(false);
  expect(await verifyPassword("otra", null)).toBe(false);
  expect(jobs.map((job) => bcrypt.getRounds(job))).toEqual([10, 10]);
  // The dummy hash's salt is valid, so that bcrypt does the full work instead of failing early.
  const setting = (jobs[1] ?? "").slice(0, 29);
  expect(bcrypt.hashSync("otra", setting).slice(0, 28)).toBe(setting.slice(0, 28));
});

test("a hash of a lower cost than today's is outdated", async () => {
  expect(isOutdated(bcrypt.hashSync("x", 4))).toBe(true);
  expect(isOutdated(await hashed("x"))).toBe(false);
  expect(isOutdated((await hashed("x")).replace("$10$", "$11$"))).toBe(false);
});
