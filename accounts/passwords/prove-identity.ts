import { and, eq, isNull, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts, sessions } from "../../db/schema";
import { limitCodes } from "../../limits/second-step";
import type { AccountActor, ProveProblem, Result } from "../account";
import { audit } from "../audit";
import { spendAppCode } from "../codes/app-code";
import { checkPassword } from "./check-password";

/**
 * Notes on the caller's session that its owner has just proved to be there, by their password or a code of their app;
 * acts that ask for a recent proof pass for `PROOF_MINUTES`. Refuses with `wrong_password`, `rate_limited` and
 * `overloaded`.
 */
export async function proveIdentity(actor: AccountActor, secret: string): Promise<Result<null, ProveProblem>> {
  // A password may look like a code too.
  const problem = (await isAppCode(actor, secret)) ? null : await checkPassword(actor, secret);
  if (problem) return { ok: false, problem };
  await database().transaction(async (tx) => {
    const own = and(eq(sessions.id, actor.sessionId), eq(sessions.accountId, actor.id), isNull(sessions.revokedAt));
    await tx.update(sessions).set({ authenticatedAt: sql`now()` }).where(own);
    await audit(tx, actor, "session.confirmed", actor.id);
  });
  return { ok: true, value: null };
}

async function isAppCode({ id, via }: AccountActor, typed: string): Promise<boolean> {
  if (!/^\s*\d{3}\s?\d{3}\s*$/.test(typed)) return false;
  const columns = { since: accounts.secondFactorAt };
  const [account] = await database().select(columns).from(accounts).where(eq(accounts.id, id));
  if (!account?.since) return false;
  const verify = () => database().transaction((tx) => spendAppCode(tx, id, typed));
  return (await limitCodes(id, via.address, verify)) === true;
}
