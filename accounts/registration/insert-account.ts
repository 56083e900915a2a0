import { type SQL, sql } from "drizzle-orm";
import type { PgInsertValue } from "drizzle-orm/pg-core";
import type { Transaction } from "../../db/client";
import { accounts } from "../../db/schema";
import { alongside, type Write } from "../../db/write";
import type { Account } from "../account";
import { accountColumns } from "../account-columns";

/**
 * Inserts an account and what is written with it, as one statement: `together` is given the new account's number as the
 * statement knows it. Violated constraints are thrown as they are of a statement of their own.
 */
export async function insertAccount(
  tx: Transaction,
  row: PgInsertValue<typeof accounts> & { email: string },
  together: (account: { id: SQL<number>; email: string }) => Write[],
): Promise<Account> {
  const account = tx.$with("account").as(tx.insert(accounts).values(row).returning(accountColumns));
  const id = sql<number>`(select ${account.id} from ${account})`;
  const writes = alongside(tx, together({ id, email: row.email }));
  const [inserted] = (await tx
    .with(account, ...writes)
    .select()
    .from(account)) as [Account];
  return inserted;
}
