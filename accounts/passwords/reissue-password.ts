import { eq, sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { accounts } from "../../db/schema";
import { writeMail } from "../../mail/outbox";
import { dailyBudget } from "../access/daily-budget";
import { revokeSessions } from "../access/revoke-sessions";
import type { Account, AccountActor, ReissueProblem, Result } from "../account";
import { actOn } from "../act-on";
import { audit } from "../audit";
import { LINKS_INTO_ACCOUNT, voidLinks } from "../links/link-rows";
import { writeRequestedMail } from "../links/write-link-mail";
import { generatePassword, passwordRow } from "./generated-password";
import { hashPassword } from "./password";

export type Reissued = {
  account: Account;
  /** Returned once, here; stored only as a hash. Null when its owner got a link instead. */
  generatedPassword: string | null;
};

/**
 * Replaces an account's password with a generated one; every session ends and the account owner gets a mail. For an
 * account that has been used an employee sends a link to its own address instead, and nothing changes until then.
 * Refuses with `not_found`, `proof_required`, `too_soon`, `daily_budget_spent` and `overloaded`.
 */
export async function reissuePassword(actor: AccountActor, id: number): Promise<Result<Reissued, ReissueProblem>> {
  // A link needs no password: nothing is hashed before it is known to be handed over.
  const asked = await reissueWith(actor, id, null);
  if (!asked.ok) return asked;
  if (asked.value) return { ok: true, value: asked.value };
  const generatedPassword = generatePassword();
  const passwordHash = await hashPassword(generatedPassword);
  if (typeof passwordHash !== "string") return { ok: false, problem: passwordHash };
  const given = await reissueWith(actor, id, { generatedPassword, passwordHash });
  if (!given.ok) return given;
  if (!given.value) throw new Error("A password was made and not given.");
  return { ok: true, value: given.value };
}

type NewPassword = { generatedPassword: string; passwordHash: string };

/** Sends the link, or sets the new password; null, and nothing done, when a password is needed and none is given. */
function reissueWith(
  actor: AccountActor,
  id: number,
  made: NewPassword | null,
): Promise<Result<Reissued | null, ReissueProblem>> {
  return actOn<Reissued | null, ReissueProblem>(actor, "reissue_password", id, async (tx, target, ask) => {
    const spent = await dailyBudget(tx, actor);
    if (spent) return { ok: false, problem: spent };
    const problem = await ask("hand_over_password");
    if (problem?.code === "proof_required") return { ok: false, problem };
    const { disabledAt: _, claimedDocument: __, hasPassword: ___, used: ____, ...account } = target;
    if (problem) {
      const tooSoon = await writeRequestedMail(tx, account, "reset_password", { kind: "recover_at_branch" });
      if (tooSoon) return { ok: false, problem: tooSoon };
      await audit(tx, actor, "account.recovery_sent", id);
      return { ok: true, value: { account, generatedPassword: null } };
    }
    if (!made) return { ok: true, value: null };
    await replacePassword(tx, id, made.passwordHash);
    await voidLinks(tx, id, "activate_account", ...LINKS_INTO_ACCOUNT);
    const details = { by: "staff" };
    await writeMail(tx, { kind: "password_changed", accountId: id, recipient: account.email, details });
    await audit(tx, actor, "account.password_reissued", id);
    return { ok: true, value: { account, generatedPassword: made.generatedPassword } };
  });
}

/** Gives an account a generated password, to be changed at the next sign-in, and ends its sessions. */
export async function replacePassword(tx: Transaction, id: number, passwordHash: string): Promise<void> {
  const fresh = { passwordHash, passwordWeak: false, passwordSetAt: sql`now()`, passwordUsedAt: null };
  await tx
    .update(accounts)
    .set({ ...fresh, ...passwordRow(true) })
    .where(eq(accounts.id, id));
  await revokeSessions(tx, id);
}
