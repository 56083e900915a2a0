import { createHash, createHmac } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { currentKey, deriveKeys } from "../crypto/secrets";
import { accounts, emailTokens } from "../db/schema";

const PURPOSE = "email-tokens";

/** 256 bits that only a holder of the secret can compute from the row's id. */
const derive = (key: Buffer, id: string) => createHmac("sha256", key).update(id).digest("base64url");

/** What is kept of a link's token. */
export const hashLinkToken = (token: string): Buffer => createHash("sha256").update(token).digest();

/** The hash to keep for a new row; the token itself is derived again when its mail is sent. */
export const hashOfNewToken = (id: string): Buffer => hashLinkToken(derive(currentKey(PURPOSE), id));

/** The token of a row, under whichever of our secrets it was written with; null when that secret is gone. */
export function linkTokenOf(row: { id: string; tokenHash: Buffer }): string | null {
  const tokens = deriveKeys(PURPOSE).map((key) => derive(key, row.id));
  return tokens.find((token) => hashLinkToken(token).equals(row.tokenHash)) ?? null;
}

/** An account that can still be written to about itself. */
const open = sql`${accounts.disabledAt} is null and ${accounts.closedAt} is null`;

/**
 * Whether the account, joined to its token, is still the one the link was written for: open, and with the same
 * address. A link that changes the address went to the new one.
 */
export const concernsAccount: SQL<boolean> = sql<boolean>`(${open} and (${emailTokens.purpose} = 'change_email' or ${emailTokens.email} = ${accounts.email}))`;

/** Whether the link still does something. */
export const linkLives: SQL<boolean> = sql<boolean>`(${emailTokens.usedAt} is null and ${emailTokens.expiresAt} > now() and ${concernsAccount})`;
