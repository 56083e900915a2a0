import { createHash, createHmac, randomUUID } from "node:crypto";
import type { Transaction } from "../db/client";
import { emailTokens } from "../db/schema";
import { hoursFromNow } from "../db/time";
import { currentKey } from "../secrets";

export type EmailTokenPurpose = "verify_email";

const HOURS_VALID: Record<EmailTokenPurpose, number> = { verify_email: 24 };

/** 256 bits that only a holder of the secret can compute from the row's id. */
function deriveToken(key: Buffer, id: string): string {
  return createHmac("sha256", key).update(id).digest("base64url");
}

/** Writes a single-use token for an address and returns the row's id; the token itself is derived when the letter is sent. */
export async function issueEmailToken(
  tx: Transaction,
  account: { id: number; email: string },
  purpose: EmailTokenPurpose,
): Promise<string> {
  const id = randomUUID();
  const tokenHash = createHash("sha256")
    .update(deriveToken(currentKey("email-tokens"), id))
    .digest();
  const expiresAt = hoursFromNow(HOURS_VALID[purpose]);
  await tx
    .insert(emailTokens)
    .values({ id, accountId: account.id, purpose, email: account.email, tokenHash, expiresAt });
  return id;
}
