import { eq, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts } from "../../db/schema";
import type { Account, AccountActor } from "../account";
import { accountColumns } from "../account-columns";
import { audit } from "../audit";
import { renewKeys } from "../duplicates/write-keys";
import { documentKey } from "../values/document-key";

type Editable =
  | "givenNames"
  | "surnames"
  | "phone"
  | "birthDate"
  | "gender"
  | "documentType"
  | "documentNumber"
  | "country"
  | "address";

export type Profile = Pick<Account, Editable>;

/**
 * Changes the caller's own details. A claimed document number stays claimed as it was. Returns the updated account; the
 * audit names the changed fields, not their values.
 */
export async function updateProfile(actor: AccountActor, profile: Profile): Promise<Account> {
  return database().transaction(async (tx) => {
    const own = eq(accounts.id, actor.id);
    const [before] = await tx.select(accountColumns).from(accounts).where(own).for("update");
    if (!before) throw new Error("The caller's account is gone.");
    const fields = Object.keys(profile).filter((name) => profile[name as Editable] !== before[name as Editable]);
    if (fields.length === 0) return before;
    const key = profile.documentNumber && documentKey(profile.documentNumber);
    const { givenNames, surnames, phone, birthDate, gender, documentType, documentNumber, country, address } = profile;
    const changes = { givenNames, surnames, phone, birthDate, gender, documentType, documentNumber, country, address };
    const [after] = await tx
      .update(accounts)
      .set({ ...changes, documentKey: key, updatedAt: sql`now()` })
      .where(own)
      .returning(accountColumns);
    await renewKeys(tx, actor.id);
    await audit(tx, actor, "account.profile_changed", actor.id, { fields: fields.join(", ") });
    return after ?? before;
  });
}
