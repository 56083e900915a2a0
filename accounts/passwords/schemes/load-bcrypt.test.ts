import { expect, test } from "vitest";
import { loadBcrypt } from "./load-bcrypt.mjs";

const native = await loadBcrypt(true);
const script = await loadBcrypt(false);

test("the native package loads on this machine, and is left alone where that is asked", () => {
  expect([native.name, script.name]).toEqual(["bcrypt", "bcryptjs"]);
});

test("each package verifies what the other has hashed, under every name of the format", () => {
  for (const [one, other] of [
    [native, script],
    [script, native],
  ] as const)
    for (const password of ["nube lenta", "", "ñandú 🐙", "a".repeat(72), "abc\0def"]) {
      const hash = one.hash(password, 5);
      expect(hash).toMatch(/^\$2b\$05\$.{53}$/);
      for (const prefix of ["$2a", "$2b", "$2y"]) {
        expect(other.verify(password, hash.replace("$2b", prefix))).toBe(true);
        expect(other.verify(`x${password}`.slice(0, 71), hash.replace("$2b", prefix))).toBe(false);
      }
    }
});
