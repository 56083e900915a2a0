import "server-only";
import { seal, unseal } from "./seal";
import { deriveKeys } from "./secrets";

const secretsFor = (purpose: string) => deriveKeys(purpose).map((key) => key.toString("base64url"));

/** Encrypts a text for a column or a cookie, under the current secret. */
export const sealAtRest = (purpose: string, text: string): Buffer => seal(secretsFor(purpose)[0] ?? "", purpose, text);

/** The text, and whether it is sealed under the current secret; null when no configured secret opens it. */
export function unsealAtRest(purpose: string, sealed: Buffer): { text: string; current: boolean } | null {
  for (const [index, secret] of secretsFor(purpose).entries())
    try {
      return { text: unseal(secret, purpose, sealed), current: index === 0 };
    } catch {
      // Sealed under another secret, or by someone else.
    }
  return null;
}
