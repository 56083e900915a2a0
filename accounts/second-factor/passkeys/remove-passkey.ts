import { and, eq } from "drizzle-orm";
import { accounts, passkeys } from "../../../db/schema";
import type { AccountActor, ActProblem, NotFound, Result } from "../../account";
import { actAs } from "../../act-on";
import { audit } from "../../audit";
import { endIfNoneLeft } from "../../codes/drop-second-factor";
import { writeLinkMail } from "../../links/write-link-mail";

/** Removes one of the caller's passkeys; a mail says so. Refuses with `proof_required` and `not_found`. */
export function removePasskey(actor: AccountActor, id: number): Promise<Result<null, ActProblem>> {
  return actAs<null, NotFound>(actor, "set_up_second_factor", async (tx) => {
    const own = and(eq(passkeys.id, id), eq(passkeys.accountId, actor.id));
    const [removed] = await tx.delete(passkeys).where(own).returning({ name: passkeys.name });
    const columns = { id: accounts.id, email: accounts.email };
    const [account] = await tx.select(columns).from(accounts).where(eq(accounts.id, actor.id));
    if (!removed || !account) return { ok: false, problem: { code: "not_found" } };
    await endIfNoneLeft(tx, actor.id);
    await writeLinkMail(tx, account, "secure_account", { kind: "passkey_removed", details: removed });
    await audit(tx, actor, "passkey.removed", actor.id);
    return { ok: true, value: null };
  });
}
