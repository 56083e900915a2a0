import { eq, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts } from "../../db/schema";
import type { Limited } from "../../limits/limit";
import { writeMail } from "../../mail/outbox";
import { revokeSessions } from "../access/revoke-sessions";
import type { AccountActor, Overloaded, Result, WeakPassword } from "../account";
import { accountColumns } from "../account-columns";
import { audit } from "../audit";
import { LINKS_INTO_ACCOUNT, voidLinks } from "../links/link-rows";
import { hashPassword } from "./password";
import { refuseWeakPassword } from "./refuse-weak-password";

/**
 * Sets the caller's own password. Every other session ends, as does every link that could undo the change, and the
 * account owner gets a mail. `not` is a password that the new one must not resemble.
 * Refuses with `weak_password`, `rate_limited` and `overloaded`.
 */
export async function setOwnPassword(
  actor: AccountActor,
  password: string,
  not?: string,
): Promise<Result<null, WeakPassword | Limited | Overloaded>> {
  const db = database();
  const own = eq(accounts.id, actor.id);
  const [account] = await db.select(accountColumns).from(accounts).where(own);
  if (!account) throw new Error("The caller's account is gone.");
  const { email, givenNames, surnames, phone, documentNumber } = account;
  const refused = await refuseWeakPassword(actor, password, [email, givenNames, surnames, phone, documentNumber, not]);
  if (refused) return { ok: false, problem: refused };
  const passwordHash = await hashPassword(password);
  if (typeof passwordHash !== "string") return { ok: false, problem: passwordHash };
  await db.transaction(async (tx) => {
    const chosen = {
      passwordGenerated: false,
      passwordWeak: false,
      passwordExpiresAt: null,
      passwordSetAt: sql`now()`,
    };
    await tx
      .update(accounts)
      .set({ ...chosen, passwordHash })
      .where(own);
    await revokeSessions(tx, actor.id, actor.sessionId);
    await voidLinks(tx, actor.id, ...LINKS_INTO_ACCOUNT);
    await writeMail(tx, { kind: "password_changed", accountId: actor.id, recipient: email });
    await audit(tx, actor, "account.password_changed", actor.id);
  });
  return { ok: true, value: null };
}
