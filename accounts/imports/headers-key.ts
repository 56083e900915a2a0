import "server-only";
import { createHash } from "node:crypto";
import { headerWord } from "./guess-mapping";

/** By which a set of headers is recognised, whatever their case, accents and signs. */
export function headersKey(headers: readonly string[]): Buffer {
  return createHash("sha256")
    .update(JSON.stringify(headers.map(headerWord)))
    .digest();
}
