import { readForeignHash } from "./read-foreign-hash.mjs";

/**
 * Whether one of the ways a password may have been typed has this hash. One that is refused is never worked on.
 * @param {{ typed: string[], foreign: string }} job
 * @param {import("./load-bcrypt.mjs").Bcrypt} bcrypt
 */
export async function verifyForeign({ typed, foreign }, bcrypt) {
  const hash = readForeignHash(foreign);
  if ("refused" in hash) return false;
  for (const password of typed) if (await hash.verify(password, bcrypt)) return true;
  return false;
}
