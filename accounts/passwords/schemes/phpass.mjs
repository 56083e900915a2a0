import { createHash } from "node:crypto";
import { ALPHABET, cryptBase64 } from "./crypt-base64.mjs";
import { sameBytes } from "./same-bytes.mjs";

/** 2^18 rounds of MD5 are a quarter of a second. */
const HIGHEST_COST = 18;
const HASH = /^\$[PH]\$([./A-Za-z0-9])([./A-Za-z0-9]{8})([./A-Za-z0-9]{22})$/;

const md5 = (/** @type {Buffer} */ one, /** @type {Buffer} */ other) =>
  createHash("md5").update(one).update(other).digest();

/**
 * phpass's portable hashes, as WordPress and phpBB made them.
 * @type {import("./scheme").Scheme}
 */
export function readPhpass(text) {
  if (!/^\$[PH]\$/.test(text)) return null;
  const [, setting = "", salt = "", written = ""] = HASH.exec(text) ?? [];
  if (!setting) return { refused: "malformed" };
  const cost = ALPHABET.indexOf(setting);
  if (cost > HIGHEST_COST) return { refused: cost > 30 ? "malformed" : "too_costly" };
  return {
    verify: (password) => {
      const bytes = Buffer.from(password);
      let hash = md5(Buffer.from(salt), bytes);
      for (let round = 0; round < 2 ** cost; round += 1) hash = md5(hash, bytes);
      const groups = [0, 3, 6, 9, 12].map((at) => [hash[at + 2], hash[at + 1], hash[at]]);
      const encoded = [...groups, [0, 0, hash[15]]]
        .map((group) => cryptBase64(group, 4))
        .join("")
        .slice(0, 22);
      return sameBytes(Buffer.from(encoded), Buffer.from(written));
    },
  };
}
