import { eq, sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { accounts } from "../../db/schema";
import { writeMail } from "../../mail/outbox";
import { revokeSessions } from "../access/revoke-sessions";
import type { Account, AccountActor, ActProblem, Overloaded, Result } from "../account";
import { actOn } from "../act-on";
import { audit } from "../audit";
import { LINKS_INTO_ACCOUNT, voidLinks } from "../links/link-rows";
import { generatePassword, passwordRow } from "./generated-password";
import { hashPassword } from "./password";

export type Reissued = {
  account: Account;
  /** Returned once, here; stored only as a hash. */
  generatedPassword: string;
};

/**
 * Replaces an account's password with a generated one; every session ends and the account owner gets a mail. Refuses
 * with `not_found`, `proof_required` and `overloaded`.
 */
export async function reissuePassword(
  actor: AccountActor,
  id: number,
): Promise<Result<Reissued, ActProblem | Overloaded>> {
  const generatedPassword = generatePassword();
  const passwordHash = await hashPassword(generatedPassword);
  if (typeof passwordHash !== "string") return { ok: false, problem: passwordHash };
  return actOn<Reissued>(actor, "reissue_password", id, async (tx, target) => {
    const { disabledAt: _, claimedDocument: __, hasPassword: ___, used: ____, ...account } = target;
    await replacePassword(tx, id, passwordHash);
    await voidLinks(tx, id, "activate_account", ...LINKS_INTO_ACCOUNT);
    const details = { by: "staff" };
    await writeMail(tx, { kind: "password_changed", accountId: id, recipient: account.email, details });
    await audit(tx, actor, "account.password_reissued", id);
    return { ok: true, value: { account, generatedPassword } };
  });
}

async function replacePassword(tx: Transaction, id: number, passwordHash: string): Promise<void> {
  const fresh = { passwordHash, passwordWeak: false, passwordSetAt: sql`now()`, passwordUsedAt: null };
  await tx
    .update(accounts)
    .set({ ...fresh, ...passwordRow(true) })
    .where(eq(accounts.id, id));
  await revokeSessions(tx, id);
}
