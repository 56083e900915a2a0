import { pbkdf2Sync } from "node:crypto";
import { BASE64, sameBytes } from "./same-bytes.mjs";

/** About a second of one thread; Django 6 makes 1,200,000. */
const MOST_ITERATIONS = 2_500_000;
const DJANGO = new RegExp(`^pbkdf2_(sha1|sha256)\\$(\\d{1,12})\\$([^$]{1,128})\\$(${BASE64})$`);
const WERKZEUG = /^pbkdf2:(sha1|sha256|sha512)(?::(\d{1,12}))?\$([^$]{1,128})\$((?:[0-9a-f]{2}){20,64})$/;
/** The first byte of ASP.NET Identity's version 3 is 1; 13 bytes of parameters and at least 16 of salt and 16 of key. */
const ASPNET = /^AQ[A-Za-z0-9+/]{58,}={0,2}$/;
const ASPNET_DIGESTS = ["sha1", "sha256", "sha512"];

/**
 * @param {string} digest
 * @param {number} iterations
 * @param {string | Buffer} salt
 * @param {Buffer} key
 * @returns {ReturnType<import("./scheme").Scheme>}
 */
function checkable(digest, iterations, salt, key) {
  if (iterations < 1 || key.length < 16) return { refused: "malformed" };
  if (iterations > MOST_ITERATIONS || key.length > 64) return { refused: "too_costly" };
  return { verify: (password) => sameBytes(pbkdf2Sync(password, salt, iterations, key.length, digest), key) };
}

/**
 * PBKDF2 as Django, Werkzeug and ASP.NET Identity (version 3) store it.
 * @type {import("./scheme").Scheme}
 */
export function readPbkdf2(text) {
  const django = DJANGO.exec(text);
  if (django) {
    const [, digest = "", iterations, salt = "", key = ""] = django;
    return checkable(digest, Number(iterations), salt, Buffer.from(key, "base64"));
  }
  const werkzeug = WERKZEUG.exec(text);
  if (werkzeug) {
    const [, digest = "", iterations = "150000", salt = "", key = ""] = werkzeug;
    return checkable(digest, Number(iterations), salt, Buffer.from(key, "hex"));
  }
  if (/^pbkdf2[_:]/.test(text)) return { refused: "malformed" };
  return ASPNET.test(text) ? readAspNet(Buffer.from(text, "base64")) : null;
}

/** @param {Buffer} bytes */
function readAspNet(bytes) {
  const saltLength = bytes.readUInt32BE(9);
  const digest = ASPNET_DIGESTS[bytes.readUInt32BE(1)];
  if (!digest || saltLength < 8 || saltLength > bytes.length - 13)
    return { refused: /** @type {const} */ ("malformed") };
  const salt = bytes.subarray(13, 13 + saltLength);
  return checkable(digest, bytes.readUInt32BE(5), salt, bytes.subarray(13 + saltLength));
}
