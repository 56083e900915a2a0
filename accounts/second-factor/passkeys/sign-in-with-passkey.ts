import { and, eq, isNotNull } from "drizzle-orm";
import { database } from "../../../db/client";
import { accounts } from "../../../db/schema";
import type { Account, Actor, PasskeyRefused, Result } from "../../account";
import { accountColumns } from "../../account-columns";
import { counted } from "../../counted";
import { commitSignIn, type Open, passwordVersion, usable } from "../../passwords/commit-sign-in";
import { verifyPasskey } from "./verify-passkey";

const refused = { ok: false, problem: { code: "passkey_refused" } } as const;

/**
 * Signs in with a passkey alone, which is two factors in one: what is held, and what its owner was verified by. What
 * `open` writes is committed with the audit entry. Refuses with `passkey_refused`, also for an account that waits for
 * another password after «No fui yo», and one whose address has to be verified first.
 */
export function signInWithPasskey<Together>(
  actor: Actor,
  { holder, answer }: { holder: string; answer: string },
  open: Open<Together>,
): Promise<Result<{ account: Account; together: Together }, PasskeyRefused>> {
  return counted("sign_ins", actor, async () => {
    const used = await verifyPasskey(actor, { purpose: "sign_in", holder }, answer);
    if (!used.ok) return used;
    const { mustVerifyEmail, passwordUsedAt } = accounts;
    const [found] = await database()
      .select({ account: accountColumns, mustVerifyEmail, passwordUsedAt, version: passwordVersion })
      .from(accounts)
      .where(and(eq(accounts.id, used.value.accountId), isNotNull(accounts.passwordHash), usable));
    if (!found || (found.mustVerifyEmail && !found.account.emailVerifiedAt)) return refused;
    const signingIn = { ...found, passwordVersion: found.version };
    const value = await commitSignIn(actor, signingIn, open, "passkey");
    return value ? { ok: true, value } : refused;
  });
}
