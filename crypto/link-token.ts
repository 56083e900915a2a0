import { createHash, createHmac } from "node:crypto";
import { currentKey, deriveKeys } from "./secrets";

const PURPOSE = "email-tokens";

/** 256 bits that only a holder of the secret can compute from the link row's id. */
const derive = (key: Buffer, id: string) => createHmac("sha256", key).update(id).digest("base64url");

/** What a link row keeps of its token. */
export const hashLinkToken = (token: string): Buffer => createHash("sha256").update(token).digest();

/** The hash for a new link row; the token itself is derived again when its mail is sent. */
export const hashOfNewToken = (id: string): Buffer => hashLinkToken(derive(currentKey(PURPOSE), id));

/** The token of a link row, from the secret it was written with; null when that secret is no longer configured. */
export function linkTokenOf(row: { id: string; tokenHash: Buffer }): string | null {
  const tokens = deriveKeys(PURPOSE).map((key) => derive(key, row.id));
  return tokens.find((token) => hashLinkToken(token).equals(row.tokenHash)) ?? null;
}
