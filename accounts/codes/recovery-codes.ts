import "server-only";
import { createHash, randomInt } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { recoveryCodes } from "../../db/schema";

/** Without letters and digits that are easily taken for another. */
const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
const LENGTH = 12;
const CODES = 10;

/** As it was printed, whatever spaces, hyphens or capitals it is typed with. */
const normalise = (typed: string) => typed.toLowerCase().replace(/[^a-z\d]/g, "");

/** Random enough (59 bits) for a plain hash. */
const hashCode = (code: string) => createHash("sha256").update(normalise(code)).digest();

/** Whether this could be a recovery code, and not a code from the app. */
export const looksLikeRecoveryCode = (typed: string): boolean => normalise(typed).length === LENGTH;

function drawCode(): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return (letters.match(/.{4}/g) ?? []).join("-");
}

/** Replaces an account's recovery codes; returns the new ones, which are stored as hashes only. */
export async function replaceRecoveryCodes(tx: Transaction, accountId: number): Promise<string[]> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId));
  const codes = Array.from({ length: CODES }, drawCode);
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ accountId, codeHash: hashCode(code) })));
  return codes;
}

/** Uses a recovery code; false when it is none of the account's, or was used before. */
export async function spendRecoveryCode(tx: Transaction, accountId: number, typed: string): Promise<boolean> {
  const { codeHash, usedAt } = recoveryCodes;
  const unused = and(eq(recoveryCodes.accountId, accountId), eq(codeHash, hashCode(typed)), isNull(usedAt));
  const spent = await tx.update(recoveryCodes).set({ usedAt: sql`now()` }).where(unused).returning({ usedAt });
  return spent.length > 0;
}
