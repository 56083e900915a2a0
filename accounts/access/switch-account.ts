import { and, eq, isNull } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts } from "../../db/schema";
import type { Actor, ChangeRoleProblem, NotFound, Result } from "../account";
import { audit } from "../audit";
import { normaliseEmail } from "../values/email";
import { anotherAdmin } from "./another-admin";
import { switchOff } from "./switch-off";
import { switchOn } from "./switch-on";

type LastAdmin = Extract<ChangeRoleProblem, { code: "last_admin" }>;

/**
 * Disables or enables an account by e-mail, for the operator of the machine itself. Returns whether that changed
 * anything. Refuses with `not_found`, and with `last_admin` what would leave no administrator.
 */
export function switchAccount(
  operator: Extract<Actor, { kind: "system" }>,
  email: string,
  to: "on" | "off",
): Promise<Result<boolean, NotFound | LastAdmin>> {
  return database().transaction(async (tx) => {
    const [account] = await tx
      .select({ id: accounts.id, email: accounts.email, role: accounts.role })
      .from(accounts)
      .where(and(eq(accounts.emailKey, normaliseEmail(email)), isNull(accounts.closedAt)))
      .for("no key update");
    if (!account) return { ok: false, problem: { code: "not_found" } };
    if (to === "off" && account.role === "admin" && !(await anotherAdmin(tx, account.id)))
      return { ok: false, problem: { code: "last_admin" } };
    const changed = await (to === "off" ? switchOff(tx, account) : switchOn(tx, account));
    if (changed) await audit(tx, operator, to === "off" ? "account.disabled" : "account.enabled", account.id);
    return { ok: true, value: changed };
  });
}
