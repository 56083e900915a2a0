import { readArgon2 } from "./argon2.mjs";
import { readBcrypt } from "./bcrypt.mjs";
import { readPbkdf2 } from "./pbkdf2.mjs";
import { readPhpass } from "./phpass.mjs";
import { readScrypt } from "./scrypt.mjs";
import { readShaCrypt } from "./sha-crypt.mjs";

const LONGEST = 512;
const SCHEMES = [readBcrypt, readPbkdf2, readScrypt, readArgon2, readPhpass, readShaCrypt];

/**
 * How to check a password against a hash that another system made, or why not. Only reads: the work is `verify`.
 * @param {string} text
 * @returns {import("./scheme").Checkable | import("./scheme").Refused}
 */
export function readForeignHash(text) {
  if (text.startsWith("{noop}")) return { refused: "plain_text" };
  if (text.length > LONGEST) return { refused: "malformed" };
  for (const read of SCHEMES) {
    const found = read(text);
    if (found) return found;
  }
  return { refused: "unknown" };
}
