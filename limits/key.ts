import { createHmac } from "node:crypto";
import { currentKey } from "../crypto/secrets";

/** The key of a counter: an HMAC, so that stored rows reveal no address and no mistyped password. */
export function limitKey(name: string, whom: string): Buffer {
  return createHmac("sha256", currentKey("limits")).update(`${name}\0${whom}`).digest().subarray(0, 16);
}
