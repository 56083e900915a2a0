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

/** What an answer that got lost on its way is asked for again within. */
const MINUTES = 10;

/** What makes two registrations the same; how the password is handed over may change. */
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
 * The same registration sent again at the counter by the same member of staff, who has not seen the answer: the
 * account gets the new password in place of the one nobody knows, and `finish` runs in the same transaction. Null when
 * it is somebody else's, has been used, or is too old.
 * Of several sent at once only the first counts: a repetition comes in after the account was there.
 */
export async function registerAgain<Outcome>(
  actor: Actor,
  command: RegisterCommand,
  passwordHash: string | null,
  finish: (tx: Transaction, account: Account) => Promise<Outcome>,
): Promise<Outcome | null> {
  if (actor.kind !== "account" || command.password.kind === "chosen") return null;
  // Programs are promised a refusal, and have their Idempotency-Key for a lost answer.
  if (actor.via.channel !== "counter") return null;
  const row = accountRow(actor, command, command.role.wanted, passwordHash);
  const now = performance.now();
  const secondsSince = (now - (actor.via.receivedAt ?? now)) / 1000;
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
    sql`${accounts.createdAt} < now() - make_interval(secs => ${secondsSince})`,
    ...same,
  );
  return database().transaction(async (tx) => {
    const columns = { ...accountColumns, hadPassword: sql<boolean>`${accounts.passwordHash} is not null` };
    const [found] = await tx.select(columns).from(accounts).where(theirs).for("no key update");
    if (!found) return null;
    const { hadPassword, ...account } = found;
    // The link is on its way already.
    if (!hadPassword && passwordHash === null) return finish(tx, account);
    const set = { passwordHash, passwordSetAt: sql`now()`, ...passwordRow(passwordHash !== null) };
    await tx.update(accounts).set(set).where(eq(accounts.id, account.id));
    if (passwordHash === null) await writeLinkMail(tx, account, "activate_account");
    else await voidLinks(tx, account.id, "activate_account");
    await audit(tx, actor, "account.password_reissued", account.id, { because: "lost_answer" });
    return finish(tx, account);
  });
}
