import { eq, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { accounts, duplicateKeys } from "../../db/schema";
import type { Account } from "../account";
import { accountColumns } from "../account-columns";
import { KEYS_VERSION, storedKeys } from "./match-keys";
import { ownTraits } from "./own-traits";

type Known = Parameters<typeof ownTraits>[0];

/** The keys of a new account, as a write that goes out with it. */
export const firstKeys = (tx: Transaction, id: SQL<number>, row: Known) =>
  tx.insert(duplicateKeys).values({ accountId: id, version: KEYS_VERSION, keys: storedKeys(ownTraits(row)) });

/** Makes the keys of accounts anew, from the rows given. */
export async function writeKeys(tx: Transaction, rows: Pick<Account, "id" | keyof Known>[]): Promise<void> {
  if (rows.length === 0) return;
  const made = rows.map((row) => ({ accountId: row.id, version: KEYS_VERSION, keys: storedKeys(ownTraits(row)) }));
  const set = { version: sql`excluded.version`, keys: sql`excluded.keys` };
  await tx.insert(duplicateKeys).values(made).onConflictDoUpdate({ target: duplicateKeys.accountId, set });
}

/** Makes an account's keys anew after its data changed. */
export async function renewKeys(tx: Transaction, id: number): Promise<void> {
  await writeKeys(tx, await tx.select(accountColumns).from(accounts).where(eq(accounts.id, id)));
}
