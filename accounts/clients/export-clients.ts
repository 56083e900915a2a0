import { and, asc, eq, gt } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts, branches } from "../../db/schema";
import type { Account, AccountActor, ActProblem, Result } from "../account";
import { accountColumns } from "../account-columns";
import { actAs } from "../act-on";
import { audit } from "../audit";
import { type ClientFilter, clientCondition } from "./client-filter";
import { type PasswordState, passwordState } from "./client-state";

export type ExportedClient = {
  account: Account;
  branch: string | null;
  origin: string;
  disabledAt: Date | null;
  passwordState: PasswordState;
};

const BATCH = 1000;

/**
 * The clients that match a filter, in batches, oldest first. The export is audited before the first row is returned.
 * Refuses with `not_found` and `proof_required`.
 */
export async function exportClients(
  actor: AccountActor,
  filter: ClientFilter,
): Promise<Result<AsyncIterable<ExportedClient[]>, ActProblem>> {
  const wanted = clientCondition(actor, filter);
  const { branchId, state, origin } = filter;
  const details = { branch: branchId, state, origin, text: filter.text !== null };
  return actAs(actor, "export_clients", async (tx) => {
    await audit(tx, actor, "clients.exported", null, details);
    return { ok: true, value: batches(wanted) };
  });
}

async function* batches(wanted: ReturnType<typeof clientCondition>): AsyncGenerator<ExportedClient[]> {
  for (let after = 0; ; ) {
    const rows = await database()
      .select({
        account: accountColumns,
        branch: branches.name,
        origin: accounts.origin,
        disabledAt: accounts.disabledAt,
        passwordState,
      })
      .from(accounts)
      .leftJoin(branches, eq(branches.id, accounts.branchId))
      .where(and(wanted, gt(accounts.id, after)))
      .orderBy(asc(accounts.id))
      .limit(BATCH);
    const last = rows.at(-1);
    if (last) yield rows;
    if (!last || rows.length < BATCH) return;
    after = last.account.id;
  }
}
