import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, sql } from "drizzle-orm";
import { database, type Transaction } from "../../../db/client";
import { passkeyChallenges } from "../../../db/schema";
import { secondsFromNow } from "../../../db/time";

export const CHALLENGE_SECONDS = 10 * 60;

/** What is to be signed, and by whom: a session or a browser, and an account where it is known. */
export type Asked = { purpose: "enrol" | "sign_in" | "prove"; holder: string; accountId: number | null };

const hashHolder = (holder: string) => createHash("sha256").update(holder).digest();

/** Draws a challenge, in base64url. */
export async function drawChallenge(tx: Transaction, { purpose, holder, accountId }: Asked): Promise<string> {
  const challenge = randomBytes(32);
  const expiresAt = secondsFromNow(CHALLENGE_SECONDS);
  await tx
    .insert(passkeyChallenges)
    .values({ challenge, purpose, accountId, expiresAt, holderHash: hashHolder(holder) });
  return challenge.toString("base64url");
}

/**
 * Uses up the challenge that a browser says it signed, whether the rest of its answer is right or not. Null when it was
 * not drawn for this purpose and holder, is used up already, or too old.
 */
export async function spendChallenge(
  challenge: string,
  { purpose, holder }: Pick<Asked, "purpose" | "holder">,
): Promise<{ accountId: number | null } | null> {
  const row = passkeyChallenges;
  const drawn = and(
    eq(row.challenge, Buffer.from(challenge, "base64url")),
    eq(row.purpose, purpose),
    eq(row.holderHash, hashHolder(holder)),
    gt(row.expiresAt, sql`now()`),
  );
  const [spent] = await database().delete(row).where(drawn).returning({ accountId: row.accountId });
  return spent ?? null;
}
