import { createHash } from "node:crypto";
import { cryptBase64 } from "./crypt-base64.mjs";
import { sameBytes } from "./same-bytes.mjs";

/** The usual is 5,000; Passlib makes 656,000, about a second of one thread. */
const MOST_ROUNDS = 700_000;
const HASH = /^\$([56])\$(?:rounds=(\d{1,12})\$)?([^$:\n]{0,16})\$([./A-Za-z0-9]+)$/;

/** Which bytes of the digest make each group of four characters, as Drepper's specification orders them. */
const GROUPS = { 5: [0, 10, 20], 6: [0, 21, 42] };
const KINDS = /** @type {const} */ ({
  5: { digest: "sha256", size: 32, length: 43 },
  6: { digest: "sha512", size: 64, length: 86 },
});

/**
 * SHA-256 and SHA-512 crypt, as Linux keeps passwords.
 * @type {import("./scheme").Scheme}
 */
export function readShaCrypt(text) {
  if (!/^\$[56]\$/.test(text)) return null;
  const [, kind = "", rounds = "5000", salt = "", written = ""] = HASH.exec(text) ?? [];
  if (kind !== "5" && kind !== "6") return { refused: "malformed" };
  if (written.length !== KINDS[kind].length || Number(rounds) < 1000) return { refused: "malformed" };
  if (Number(rounds) > MOST_ROUNDS) return { refused: "too_costly" };
  return {
    verify: (password) => {
      const digest = shaCrypt(KINDS[kind], Buffer.from(password), Buffer.from(salt), Number(rounds));
      return sameBytes(Buffer.from(encode(kind, digest)), Buffer.from(written));
    },
  };
}

/**
 * The algorithm of https://www.akkadia.org/drepper/SHA-crypt.txt; the letters are its steps' names.
 * @param {{ digest: string, size: number }} kind
 * @param {Buffer} password
 * @param {Buffer} salt
 * @param {number} rounds
 */
function shaCrypt({ digest, size }, password, salt, rounds) {
  const hash = (/** @type {Buffer[]} */ parts) => createHash(digest).update(Buffer.concat(parts)).digest();
  const fill = (/** @type {Buffer} */ bytes, /** @type {number} */ length) => Buffer.alloc(length, bytes);
  const b = hash([password, salt, password]);
  const parts = [password, salt, fill(b, password.length)];
  for (let bits = password.length; bits > 0; bits >>= 1) parts.push(bits & 1 ? b : password);
  const a = hash(parts);
  const p = fill(hash(Array(password.length).fill(password)), password.length);
  const s = fill(hash(Array(16 + (a[0] ?? 0)).fill(salt)), salt.length);
  let c = a.subarray(0, size);
  for (let round = 0; round < rounds; round += 1) {
    const odd = round % 2 === 1;
    c = hash([odd ? p : c, round % 3 ? s : NOTHING, round % 7 ? p : NOTHING, odd ? c : p]);
  }
  return c;
}

const NOTHING = Buffer.alloc(0);

/**
 * @param {"5" | "6"} kind
 * @param {Buffer} c
 */
function encode(kind, c) {
  let text = "";
  let [x = 0, y = 0, z = 0] = GROUPS[kind];
  const turns = kind === "5" ? 10 : 21;
  for (let turn = 0; turn < turns; turn += 1) {
    text += cryptBase64([c[x], c[y], c[z]], 4);
    [x, y, z] = kind === "5" ? [z + 1, x + 1, y + 1] : [y + 1, z + 1, x + 1];
  }
  return text + (kind === "5" ? cryptBase64([0, c[31], c[30]], 3) : cryptBase64([0, 0, c[63]], 2));
}
