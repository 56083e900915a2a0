import { and, eq, isNull, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { sessions } from "../../db/schema";
import type { AccountActor, ProveProblem, Result } from "../account";
import { audit } from "../audit";
import { checkPassword } from "./check-password";

/**
 * Notes on the caller's session that its owner has just proved to be there, by their password; acts that ask for a
 * recent proof pass for `PROOF_MINUTES`. Refuses with `wrong_password`, `rate_limited` and `overloaded`.
 */
export async function proveIdentity(actor: AccountActor, password: string): Promise<Result<null, ProveProblem>> {
  const problem = await checkPassword(actor, password);
  if (problem) return { ok: false, problem };
  await database().transaction(async (tx) => {
    const own = and(eq(sessions.id, actor.sessionId), eq(sessions.accountId, actor.id), isNull(sessions.revokedAt));
    await tx.update(sessions).set({ authenticatedAt: sql`now()` }).where(own);
    await audit(tx, actor, "session.confirmed", actor.id);
  });
  return { ok: true, value: null };
}
