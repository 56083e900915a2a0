import { eq, sql } from "drizzle-orm";
import { database, type Transaction } from "../../db/client";
import { accounts } from "../../db/schema";
import { welcomeSource } from "../../limits/familiar-sources";
import { writeMail } from "../../mail/outbox";
import { revokeSessions } from "../access/revoke-sessions";
import type { Account, Actor, ChoosePasswordProblem, Result } from "../account";
import { audit } from "../audit";
import { dropSecondFactor } from "../codes/drop-second-factor";
import { renewKeys } from "../duplicates/write-keys";
import { anonymiseMerged } from "../erasing/anonymise";
import { eraseDetails } from "../erasing/erase-details";
import { findLink, linkProblem } from "../links/find-link";
import { voidLinks } from "../links/link-rows";
import { spendLink } from "../links/spend-link";
import { normaliseEmail } from "../values/email";
import { hashPassword } from "./password";
import { refuseWeakPassword } from "./refuse-weak-password";

type Choice = {
  token: string;
  password: string;
  /** The owner of the address did not register the account: erase its data. */
  startAfresh?: boolean;
};

/**
 * Sets the password chosen with a mail's link. The link proves that the caller reads the address, so the address is
 * verified, and every session, token and outstanding link ends, also those of a person who had registered the address
 * without owning it. Refuses as `resetPassword` does.
 */
export async function choosePassword(
  actor: Actor,
  purpose: "reset_password" | "activate_account",
  { token, password, startAfresh = false }: Choice,
): Promise<Result<{ email: string }, ChoosePasswordProblem>> {
  const link = await findLink(token, purpose);
  const problem = linkProblem(link);
  if (!link || problem) return { ok: false, problem: problem ?? { code: "link_unknown" } };
  const { email, givenNames, surnames, phone, documentNumber } = link.account;
  const refused = await refuseWeakPassword(actor, password, [email, givenNames, surnames, phone, documentNumber]);
  if (refused) return { ok: false, problem: refused };
  const passwordHash = await hashPassword(password);
  if (typeof passwordHash !== "string") return { ok: false, problem: passwordHash };

  const chosen = await database().transaction(async (tx): Promise<Result<{ email: string }, ChoosePasswordProblem>> => {
    const spent = await spendLink(tx, token, purpose);
    if ("code" in spent) return { ok: false, problem: spent };
    const { account } = spent;
    const afresh = startAfresh && isUnproven(account);
    await setPassword(tx, account.id, passwordHash);
    if (afresh) {
      await eraseDetails(tx, account);
      await anonymiseMerged(tx, account.id);
      await renewKeys(tx, account.id);
    }
    // A person who registered the address without owning it may have set one up.
    if (isUnproven(account)) await dropSecondFactor(tx, account.id);
    await revokeSessions(tx, account.id);
    await voidLinks(tx, account.id);
    const action = purpose === "reset_password" ? "account.password_reset" : "account.activated";
    await audit(tx, actor, action, account.id, { afresh });
    if (purpose === "reset_password")
      await writeMail(tx, { kind: "password_changed", accountId: account.id, recipient: account.email });
    return { ok: true, value: { email: account.email } };
  });
  if (chosen.ok) await welcomeSource(normaliseEmail(chosen.value.email), actor.via.address);
  return chosen;
}

/** Whether the account's address was never verified. Staff count as verified: an administrator vouched for them. */
export const isUnproven = (account: Account): boolean => !account.emailVerifiedAt && account.role === "client";

async function setPassword(tx: Transaction, id: number, passwordHash: string): Promise<void> {
  const chosen = {
    passwordHash,
    passwordGenerated: false,
    passwordWeak: false,
    passwordSetAt: sql`now()`,
    passwordExpiresAt: null,
    // Invalidate the registration form's retry key.
    retryKeyHash: null,
  };
  const emailVerifiedAt = sql`coalesce(${accounts.emailVerifiedAt}, now())`;
  await tx
    .update(accounts)
    .set({ ...chosen, emailVerifiedAt, updatedAt: sql`now()` })
    .where(eq(accounts.id, id));
}
