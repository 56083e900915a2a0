import { eq } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { accounts } from "../../db/schema";
import { documentKey } from "../values/document-key";
import { linkExternalIds } from "./create-accounts";
import type { Fate } from "./fate-of";
import type { Run } from "./import-run";
import type { ImportedPerson } from "./row/read-row";

/** Among the columns that were filled in: the account was given its id in the other system. */
export const EXTERNAL_ID = "externalId";

type ToComplete = Extract<Fate, { fate: "completed" }> & { person: ImportedPerson };

/** Fills what is empty in accounts that exist. */
export async function completeAccounts(tx: Transaction, run: Run, rows: ToComplete[], at: Date): Promise<void> {
  for (const { account, completion } of rows) {
    const { documentNumber, passwordHash } = completion;
    await tx
      .update(accounts)
      .set({
        ...completion,
        ...(documentNumber && { documentKey: documentKey(documentNumber) }),
        ...(passwordHash && { passwordSetAt: at }),
        updatedAt: at,
      })
      .where(eq(accounts.id, account.id));
  }
  await linkExternalIds(
    tx,
    run,
    rows.map(({ account, person, linked }) => ({
      externalId: linked ? person.externalId : null,
      accountId: account.id,
    })),
  );
}
