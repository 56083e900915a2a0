import { createHash } from "node:crypto";

/** Eight times the work of ours. */
const HIGHEST_COST = 15;
const HASH = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/;

/**
 * bcrypt as others store it: plain, in Django's two ways, and in Spring's braces. The library cuts at 72 bytes as they do.
 * @type {import("./scheme").Scheme}
 */
export function readBcrypt(text) {
  const [, wrapper = "", hash = ""] = /^(bcrypt\$|bcrypt_sha256\$|\{bcrypt\})?(\$2.*)$/s.exec(text) ?? [];
  if (!hash) return null;
  const cost = Number(HASH.exec(hash)?.[1] ?? Number.NaN);
  if (!(cost >= 4 && cost <= 31)) return { refused: "malformed" };
  if (cost > HIGHEST_COST) return { refused: "too_costly" };
  const prepared = (/** @type {string} */ password) =>
    wrapper === "bcrypt_sha256$" ? createHash("sha256").update(password).digest("hex") : password;
  return { verify: (password, bcrypt) => bcrypt.verify(prepared(password), hash) };
}
