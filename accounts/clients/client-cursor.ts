import { seal, unseal } from "../../crypto/seal";
import { deriveKeys } from "../../crypto/secrets";

/** The last row of a page, by the list's order. Without the name of a masked client. */
export type Position = { order: string; id: number; masked: boolean; nameKey: string };

const PURPOSE = "client-cursor";

const secrets = () => deriveKeys(PURPOSE).map((key) => key.toString("hex"));

/** A page's position in a URL: sealed, and valid for this employee only. */
export function sealPosition(actorId: number, position: Position): string {
  const [current = ""] = secrets();
  return seal(current, `${PURPOSE} ${actorId}`, JSON.stringify(position)).toString("base64url");
}

/** Opens what `sealPosition` returned for this employee and this order; null for anything else. */
export function openPosition(actorId: number, order: string, cursor: string | null): Position | null {
  if (!cursor) return null;
  const sealed = Buffer.from(cursor, "base64url");
  for (const secret of secrets())
    try {
      const position = JSON.parse(unseal(secret, `${PURPOSE} ${actorId}`, sealed)) as Position;
      return position.order === order ? position : null;
    } catch {
      // Not sealed with this secret.
    }
  return null;
}
