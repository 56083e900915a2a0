import { and, eq, isNull, ne } from "drizzle-orm";
import type { Database } from "../../db/client";
import { accounts } from "../../db/schema";
import { writeMail } from "../../mail/outbox";
import type { Actor, NotFound, Overloaded, Result } from "../account";
import { audit } from "../audit";
import { LINKS_INTO_ACCOUNT, voidLinks } from "../links/link-rows";
import { normaliseEmail } from "../values/email";
import { generatePassword } from "./generated-password";
import { hashPassword } from "./password";
import { replacePassword } from "./reissue-password";

/**
 * Replaces the password of a member of staff with a generated one, which is returned, for the operator of the machine
 * itself; every session ends and the account owner gets a mail. Refuses with `not_found` and `overloaded`.
 */
export async function resetStaffPassword(
  db: Database,
  operator: Extract<Actor, { kind: "system" }>,
  email: string,
): Promise<Result<string, NotFound | Overloaded>> {
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  if (typeof passwordHash !== "string") return { ok: false, problem: passwordHash };
  return db.transaction(async (tx) => {
    const staff = and(ne(accounts.role, "client"), isNull(accounts.closedAt));
    const [account] = await tx
      .select({ id: accounts.id, email: accounts.email })
      .from(accounts)
      .where(and(eq(accounts.emailKey, normaliseEmail(email)), staff))
      .for("no key update");
    if (!account) return { ok: false, problem: { code: "not_found" } };
    await replacePassword(tx, account.id, passwordHash);
    await voidLinks(tx, account.id, "activate_account", ...LINKS_INTO_ACCOUNT);
    const details = { by: "staff" };
    await writeMail(tx, { kind: "password_changed", accountId: account.id, recipient: account.email, details });
    await audit(tx, operator, "account.password_reissued", account.id);
    return { ok: true, value: password };
  });
}
