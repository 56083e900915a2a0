import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { database, type Transaction } from "../../db/client";
import { accounts } from "../../db/schema";
import type { Account, Actor, RegisterCommand } from "../account";
import { accountColumns } from "../account-columns";
import { audit } from "../audit";
import { voidLinks } from "../links/link-rows";
import { writeLinkMail } from "../links/write-link-mail";
import { passwordRow } from "../passwords/generated-password";
import { accountRow } from "./account-row";

/** A repeat within this time counts as a retry of a lost answer. */
const MINUTES = 10;

/** The fields by which two registrations are the same; the kind of password may differ. */
const SAME = [
  "givenNames",
  "surnames",
  "phone",
  "birthDate",
  "gender",
  "country",
  "nationality",
  "address",
  "documentType",
  "documentNumber",
  "role",
  "jobTitle",
  "branchId",
] as const;

/**
 * A registration repeated at the counter by the same member of staff, who did not get the answer: the account gets the
 * new password, and `finish` runs in the same transaction. Null when the account is another employee's, has been used,
 * or is too old. Of concurrent requests one registers: a repeat was received after the account existed.
 */
export async function registerAgain<Outcome>(
  actor: Actor,
  command: RegisterCommand,
  passwordHash: string | null,
  finish: (tx: Transaction, account: Account) => Promise<Outcome>,
): Promise<Outcome | null> {
  if (actor.kind !== "account" || command.password.kind === "chosen") return null;
  // Contracts promise a refusal, and have the Idempotency-Key for lost answers.
  if (actor.via.channel !== "counter") return null;
  const row = accountRow(actor, command, command.role.wanted, passwordHash);
  const same: SQL[] = SAME.map((name) => sql`${accounts[name]} is not distinct from ${row[name]}`);
  const untouched = or(eq(accounts.passwordGenerated, true), isNull(accounts.passwordHash));
  const theirs = and(
    eq(accounts.emailKey, row.emailKey),
    eq(accounts.registeredBy, actor.id),
    isNull(accounts.passwordUsedAt),
    isNull(accounts.disabledAt),
    isNull(accounts.closedAt),
    untouched,
    sql`${accounts.createdAt} > now() - make_interval(mins => ${MINUTES})`,
    ...same,
  );
  return database().transaction(async (tx) => {
    const columns = { ...accountColumns, hadPassword: sql<boolean>`${accounts.passwordHash} is not null` };
    // Measured within the transaction, whose now() is earlier: the wait for a connection must not count.
    const now = performance.now();
    const secondsSince = (now - (actor.via.receivedAt ?? now)) / 1000;
    const before = sql`${accounts.createdAt} < now() - make_interval(secs => ${secondsSince})`;
    const [found] = await tx.select(columns).from(accounts).where(and(theirs, before)).for("no key update");
    if (!found) return null;
    const { hadPassword, ...account } = found;
    // The link has been sent already.
    if (!hadPassword && passwordHash === null) return finish(tx, account);
    const set = { passwordHash, passwordSetAt: sql`now()`, ...passwordRow(passwordHash !== null) };
    await tx.update(accounts).set(set).where(eq(accounts.id, account.id));
    if (passwordHash === null) await writeLinkMail(tx, account, "activate_account");
    else await voidLinks(tx, account.id, "activate_account");
    await audit(tx, actor, "account.password_reissued", account.id, { because: "lost_answer" });
    return finish(tx, account);
  });
}
