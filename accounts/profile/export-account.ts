import { eq, or, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts, auditEntries } from "../../db/schema";
import { listOwnSessions, type OwnSession } from "../access/own-sessions";
import type { Account, AccountActor } from "../account";
import { accountColumns } from "../account-columns";
import { audit } from "../audit";

export type AccountExport = {
  account: Account;
  sessions: OwnSession[];
  history: { at: Date; action: string; channel: string; address: string | null }[];
};

/** Everything Alta stores about the caller, except the IP addresses that staff acted from. */
export async function exportAccount(actor: AccountActor): Promise<AccountExport> {
  const db = database();
  const [account] = await db.select(accountColumns).from(accounts).where(eq(accounts.id, actor.id));
  if (!account) throw new Error("The caller's account is gone.");
  const { at, action, channel } = auditEntries;
  const address = sql<string | null>`case when coalesce(${auditEntries.actorId}, ${actor.id}) = ${actor.id}
    then ${auditEntries.address} end`;
  const theirs = or(eq(auditEntries.subjectId, actor.id), eq(auditEntries.actorId, actor.id));
  const history = await db
    .select({ at, action, channel, address })
    .from(auditEntries)
    .where(theirs)
    .orderBy(auditEntries.id);
  await db.transaction((tx) => audit(tx, actor, "account.exported", actor.id));
  return { account, sessions: await listOwnSessions(actor), history };
}
