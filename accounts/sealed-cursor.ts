import { seal, unseal } from "../crypto/seal";
import { deriveKeys } from "../crypto/secrets";

const secrets = (purpose: string) => deriveKeys(purpose).map((key) => key.toString("hex"));

/** A page's position in a URL: sealed, and valid for this list and this employee only. */
export function sealCursor(purpose: string, actorId: number, position: unknown): string {
  const [current = ""] = secrets(purpose);
  return seal(current, `${purpose} ${actorId}`, JSON.stringify(position)).toString("base64url");
}

/** Opens what `sealCursor` returned for this list and this employee; null for anything else. */
export function openCursor(purpose: string, actorId: number, cursor: string | null): unknown {
  if (!cursor) return null;
  const sealed = Buffer.from(cursor, "base64url");
  for (const secret of secrets(purpose))
    try {
      return JSON.parse(unseal(secret, `${purpose} ${actorId}`, sealed));
    } catch {
      // Not sealed with this secret.
    }
  return null;
}
