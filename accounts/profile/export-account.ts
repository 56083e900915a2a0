import { eq, or, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts, auditEntries, externalIds, mails, roleRequests } from "../../db/schema";
import { listOwnSessions, type OwnSession } from "../access/own-sessions";
import type { Account, AccountActor, Role } from "../account";
import { accountColumns } from "../account-columns";
import { listOwnKeys, type OwnKey } from "../app-keys/own-keys";
import { audit } from "../audit";
import { idsOf } from "../holder-of";
import { type OwnConsent, ownConsents } from "../legal/own-consents";
import { listPasskeys, type OwnPasskey } from "../second-factor/passkeys/list-passkeys";

/** Names no person: of staff only that it was staff. */
type By = "self" | "staff" | "setup";

export type AccountExport = {
  account: Account;
  /** Accounts that were merged into this one, as they were. */
  mergedAccounts: Account[];
  /** The channel the account was registered through, and by whom. */
  registration: { channel: string; by: By };
  secondFactorSince: Date | null;
  passkeys: OwnPasskey[];
  appKeys: OwnKey[];
  sessions: OwnSession[];
  mails: { kind: string; recipient: string; createdAt: Date; sentAt: Date | null }[];
  roleRequests: { role: Role; createdAt: Date; decidedAt: Date | null; approved: boolean | null }[];
  /** What other systems call the account. */
  externalIds: { source: string; externalId: string }[];
  /** What the person agreed to and let go of, with the version and its hash. */
  consents: OwnConsent[];
  history: { at: Date; action: string; channel: string; address: string | null }[];
};

/** Everything stored about the caller, for them to keep. Addresses that staff acted from are left out. */
export async function exportAccount(actor: AccountActor): Promise<AccountExport> {
  const db = database();
  const { origin, registeredBy: registrar, secondFactorAt } = accounts;
  const columns = { ...accountColumns, origin, registeredBy: registrar, secondFactorSince: secondFactorAt };
  const [found] = await db.select(columns).from(accounts).where(eq(accounts.id, actor.id));
  if (!found) throw new Error("The caller's account is gone.");
  const { origin: channel, registeredBy, secondFactorSince, ...account } = found;
  const by: By = channel === "setup" ? "setup" : registeredBy === null ? "self" : "staff";
  const value = {
    account,
    mergedAccounts: await db.select(accountColumns).from(accounts).where(eq(accounts.mergedInto, actor.id)),
    registration: { channel, by },
    secondFactorSince,
    passkeys: await listPasskeys(actor.id),
    appKeys: await listOwnKeys(actor),
    sessions: await listOwnSessions(actor),
    mails: await mailsOf(actor.id),
    roleRequests: await requestsOf(actor.id),
    externalIds: await externalIdsOf(actor.id),
    consents: await ownConsents(actor),
    history: await historyOf(actor.id),
  };
  await db.transaction((tx) => audit(tx, actor, "account.exported", actor.id));
  return value;
}

function mailsOf(id: number): Promise<AccountExport["mails"]> {
  const { kind, recipient, createdAt, sentAt, accountId } = mails;
  return database()
    .select({ kind, recipient, createdAt, sentAt })
    .from(mails)
    .where(sql`${accountId} in ${idsOf(id)}`)
    .orderBy(mails.id);
}

function requestsOf(id: number): Promise<AccountExport["roleRequests"]> {
  const { role, createdAt, decidedAt, approved, accountId } = roleRequests;
  const query = database().select({ role, createdAt, decidedAt, approved }).from(roleRequests);
  return query.where(sql`${accountId} in ${idsOf(id)}`).orderBy(roleRequests.id);
}

function externalIdsOf(id: number): Promise<AccountExport["externalIds"]> {
  const { source, externalId } = externalIds;
  return database().select({ source, externalId }).from(externalIds).where(eq(externalIds.accountId, id));
}

function historyOf(id: number): Promise<AccountExport["history"]> {
  const { at, action, channel, actorId, subjectId } = auditEntries;
  const own = sql`coalesce(${actorId}, ${id}) in ${idsOf(id)}`;
  const address = sql<string | null>`case when ${own} then ${auditEntries.address} end`;
  return database()
    .select({ at, action, channel, address })
    .from(auditEntries)
    .where(or(sql`${subjectId} in ${idsOf(id)}`, sql`${actorId} in ${idsOf(id)}`))
    .orderBy(auditEntries.id);
}
