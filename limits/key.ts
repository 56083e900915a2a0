import { createHmac } from "node:crypto";
import { currentKey } from "../crypto/secrets";

/** Under what somebody is counted. Keyed: neither an address nor a mistyped password can be read out of it. */
export function limitKey(name: string, whom: string): Buffer {
  return createHmac("sha256", currentKey("limits")).update(`${name}\0${whom}`).digest().subarray(0, 16);
}
