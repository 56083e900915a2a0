import { createCipheriv, scryptSync } from "node:crypto";
import { BASE64, sameBytes } from "./same-bytes.mjs";

const MOST_BYTES = 128 * 1024 * 1024;
/** N × r × p: four times what Werkzeug's defaults are, about half a second of one thread. */
const MOST_WORK = 2 ** 20;
const DJANGO = new RegExp(`^scrypt\\$(\\d{1,12})\\$([^$]{1,128})\\$(\\d{1,6})\\$(\\d{1,6})\\$(${BASE64})$`);
const WERKZEUG = /^scrypt:(\d{1,12}):(\d{1,6}):(\d{1,6})\$([^$]{1,128})\$((?:[0-9a-f]{2}){16,64})$/;
/** Our own way to write Firebase's: signer key, salt separator, rounds, memory cost, salt, hash. */
const FIREBASE = new RegExp(
  `^firebase-scrypt\\$(${BASE64})\\$(${BASE64})\\$(\\d{1,3})\\$(\\d{1,3})\\$(${BASE64})\\$(${BASE64})$`,
);

/** @typedef {{ N: number, r: number, p: number }} Cost */

/**
 * @param {Cost} cost
 * @returns {import("./scheme").Refused | null}
 */
function refusalOf({ N, r, p }) {
  if (N < 2 || r < 1 || p < 1 || !Number.isInteger(Math.log2(N))) return { refused: "malformed" };
  return 128 * N * r > MOST_BYTES || N * r * p > MOST_WORK ? { refused: "too_costly" } : null;
}

/**
 * @param {string} password
 * @param {string | Buffer} salt
 * @param {number} length
 * @param {Cost} cost
 */
const derive = (password, salt, length, cost) =>
  scryptSync(password, salt, length, { ...cost, maxmem: 2 * MOST_BYTES });

/**
 * scrypt as Django, Werkzeug and Firebase store it.
 * @type {import("./scheme").Scheme}
 */
export function readScrypt(text) {
  const firebase = FIREBASE.exec(text);
  if (firebase) return readFirebase(firebase.slice(1));
  const django = DJANGO.exec(text);
  const werkzeug = WERKZEUG.exec(text);
  if (!django && !werkzeug) return /^(firebase-)?scrypt[$:]/.test(text) ? { refused: "malformed" } : null;
  const [N = "", salt = "", r = "", p = "", written = ""] = django
    ? django.slice(1)
    : [1, 4, 2, 3, 5].map((at) => werkzeug?.[at] ?? "");
  const key = Buffer.from(written, django ? "base64" : "hex");
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  if (key.length < 16 || key.length > 64) return { refused: "malformed" };
  return refusalOf(cost) ?? { verify: (password) => sameBytes(derive(password, salt, key.length, cost), key) };
}

/**
 * Firebase encrypts its signer key with what scrypt derives from the password, and keeps the outcome.
 * @param {string[]} parts
 * @returns {ReturnType<import("./scheme").Scheme>}
 */
function readFirebase([signer = "", separator = "", rounds, memory, salt = "", written = ""]) {
  const [signerKey, hash] = [Buffer.from(signer, "base64"), Buffer.from(written, "base64")];
  if (signerKey.length !== hash.length) return { refused: "malformed" };
  if (Number(memory) > 20) return { refused: "too_costly" };
  const cost = { N: 2 ** Number(memory), r: Number(rounds), p: 1 };
  const salted = Buffer.concat([Buffer.from(salt, "base64"), Buffer.from(separator, "base64")]);
  const verify = (/** @type {string} */ password) => {
    const cipher = createCipheriv("aes-256-ctr", derive(password, salted, 32, cost), Buffer.alloc(16));
    return sameBytes(Buffer.concat([cipher.update(signerKey), cipher.final()]), hash);
  };
  return refusalOf(cost) ?? { verify };
}
