import { and, eq, isNull } from "drizzle-orm";
import { database, type Transaction } from "../../db/client";
import { accounts } from "../../db/schema";
import { revokeSessions } from "../access/revoke-sessions";
import type { AccountActor, Actor, ActProblem, NotFound, Result } from "../account";
import { actOn } from "../act-on";
import { audit } from "../audit";
import { dropSecondFactor } from "../codes/drop-second-factor";
import { writeLinkMail } from "../links/write-link-mail";
import { normaliseEmail } from "../values/email";

/**
 * Removes the second factor of another person, who has lost their phone: their sessions end and a mail tells them.
 * Refuses with `proof_required`, and with `not_found` also when there is none.
 */
export function removeFactor(actor: AccountActor, id: number): Promise<Result<null, ActProblem>> {
  return actOn<null, NotFound>(actor, "remove_second_factor", id, (tx, target) => remove(tx, actor, target));
}

/** The same for the operator of the machine itself, by e-mail. Refuses with `not_found`. */
export function removeFactorByEmail(
  operator: Extract<Actor, { kind: "system" }>,
  email: string,
): Promise<Result<null, NotFound>> {
  return database().transaction(async (tx) => {
    const [account] = await tx
      .select({ id: accounts.id, email: accounts.email })
      .from(accounts)
      .where(and(eq(accounts.emailKey, normaliseEmail(email)), isNull(accounts.closedAt)))
      .for("no key update");
    return account ? remove(tx, operator, account) : { ok: false, problem: { code: "not_found" } };
  });
}

async function remove(
  tx: Transaction,
  actor: Actor,
  { id, email }: { id: number; email: string },
): Promise<Result<null, NotFound>> {
  if (!(await dropSecondFactor(tx, id))) return { ok: false, problem: { code: "not_found" } };
  await revokeSessions(tx, id);
  const details = { by: "staff" };
  await writeLinkMail(tx, { id, email }, "secure_account", { kind: "second_factor_removed", details });
  await audit(tx, actor, "second_factor.removed", id);
  return { ok: true, value: null };
}
