import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadBcrypt } from "./load-bcrypt.mjs";
import { readForeignHash } from "./read-foreign-hash.mjs";
import { verifyForeign } from "./verify-foreign.mjs";

type Golden = { by: string; password: string; hash: string };
const golden: Golden[] = JSON.parse(readFileSync("accounts/passwords/schemes/golden/hashes.json", "utf8"));
const packages = [await loadBcrypt(true), await loadBcrypt(false)];

describe.each([...new Set(golden.map(({ by }) => by))])("what %s has hashed", (by) => {
  const own = golden.filter((one) => one.by === by);

  test.each(own)("is verified by $password, and by nothing else", async ({ password, hash }) => {
    expect(readForeignHash(hash)).toHaveProperty("verify");
    for (const bcrypt of hash.includes("$2") ? packages : packages.slice(0, 1)) {
      expect(await verifyForeign({ typed: [password], foreign: hash }, bcrypt)).toBe(true);
      for (const other of [`x${password}`, ""])
        expect([other, await verifyForeign({ typed: [other], foreign: hash }, bcrypt)]).toEqual([other, false]);
    }
  });
});

describe("what no thread may ever work on is refused when it is read:", () => {
  const salt = "abcdefghijklmnopqrstuu";
  const digest = "A".repeat(43);
  const refused: Record<string, [string, string]> = {
    "a cost of 31": [`$2b$31$${salt}${"y".repeat(31)}`, "too_costly"],
    "a cost of 16, in Django's notation": [`bcrypt$$2b$16$${salt}${"y".repeat(31)}`, "too_costly"],
    "a cost that bcrypt has not": [`$2b$99$${salt}${"y".repeat(31)}`, "malformed"],
    "bcrypt cut short": [`$2b$10$${salt}`, "malformed"],
    "bcrypt's broken revision": [`$2x$10$${salt}${"y".repeat(31)}`, "malformed"],
    "a thousand million iterations": [`pbkdf2_sha256$1000000000$salt$${digest}=`, "too_costly"],
    "no iterations": [`pbkdf2_sha256$0$salt$${digest}=`, "malformed"],
    "four terabytes of Argon2": [`$argon2id$v=19$m=4294967295,t=1,p=1$c2FsdHNhbHQ$${digest}`, "too_costly"],
    "Argon2 with a million passes": [`argon2$argon2id$v=19$m=65536,t=1000000,p=1$c2FsdHNhbHQ$${digest}`, "too_costly"],
    "Argon2 without lanes": [`$argon2id$v=19$m=65536,t=1,p=0$c2FsdHNhbHQ$${digest}`, "malformed"],
    "a gibibyte of scrypt": [`scrypt$1048576$salt$8$1$${digest}=`, "too_costly"],
    "scrypt without end": [`scrypt:16384:1:999999$salt$${"ab".repeat(64)}`, "too_costly"],
    "scrypt by a number that is no power of two": [`scrypt$16383$salt$8$1$${digest}=`, "malformed"],
    "Firebase with a cost of 31": ["firebase-scrypt$AAAA$AAAA$8$31$AAAA$AAAA", "too_costly"],
    "phpass with a cost of 30": [`$P$S12345678${"a".repeat(22)}`, "too_costly"],
    "a thousand million rounds": [`$6$rounds=999999999$salt$${"a".repeat(86)}`, "too_costly"],
    "a clear password": ["{noop}secreta", "plain_text"],
    "Spring's other schemes": ["{MD5}5f4dcc3b5aa765d61d8327deb882cf99", "unknown"],
    "bare MD5": ["5f4dcc3b5aa765d61d8327deb882cf99", "unknown"],
    nothing: ["", "unknown"],
    "a megabyte": ["$6$".padEnd(1_000_000, "a"), "malformed"],
    "ASP.NET's own with four thousand million iterations": [
      Buffer.concat([Buffer.from("0100000001ffffffff00000010", "hex"), Buffer.alloc(48)]).toString("base64"),
      "too_costly",
    ],
    "ASP.NET's own with a salt longer than itself": [
      Buffer.concat([Buffer.from("010000000100002710ffffffff", "hex"), Buffer.alloc(48)]).toString("base64"),
      "malformed",
    ],
  };

  test.each(Object.entries(refused))("%s", async (_, [hash, reason]) => {
    const before = process.memoryUsage().rss;
    expect(readForeignHash(hash)).toEqual({ refused: reason });
    for (const bcrypt of packages) expect(await verifyForeign({ typed: ["x"], foreign: hash }, bcrypt)).toBe(false);
    expect(process.memoryUsage().rss - before).toBeLessThan(64e6);
  });
});
