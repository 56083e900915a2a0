import { timingSafeEqual } from "node:crypto";

/**
 * Whether two digests are equal, in a time that does not tell where they differ.
 * @param {Buffer} one
 * @param {Buffer} other
 */
export const sameBytes = (one, other) => one.length === other.length && timingSafeEqual(one, other);

/** Standard base64 that holds at least one byte. */
export const BASE64 = "(?:[A-Za-z0-9+/]{2,}={0,2})";
