import type { Transaction } from "../../db/client";
import { accounts, externalIds } from "../../db/schema";
import { send } from "../../db/write";
import { accountColumns } from "../account-columns";
import { writeKeys } from "../duplicates/write-keys";
import { linkMail } from "../links/write-link-mail";
import { documentKey } from "../values/document-key";
import { externalIdKey } from "../values/external-id-key";
import { IMPORT_CHANNEL, type Run } from "./import-run";
import { linkPeople } from "./link-people";
import type { ImportedPerson } from "./row/read-row";

/**
 * Inserts the accounts of people who have none, with their ids in the other system and, where the import says so, their
 * first mails. Returns the ids by normalised address; who has registered meanwhile is missing there.
 */
export async function createAccounts(
  tx: Transaction,
  run: Run,
  people: ImportedPerson[],
  at: Date,
): Promise<Map<string, number>> {
  if (people.length === 0) return new Map();
  const rows = await tx
    .insert(accounts)
    .values(people.map((person) => rowOf(person, at)))
    .onConflictDoNothing({ target: accounts.emailKey })
    .returning({ ...accountColumns, emailKey: accounts.emailKey });
  await writeKeys(tx, rows);
  const created = new Map(rows.map(({ id, emailKey }) => [emailKey, id]));
  await linkExternalIds(
    tx,
    run,
    people.map(({ externalId, emailKey }) => ({ externalId, accountId: created.get(emailKey) })),
  );
  await linkPeople(tx, run, people, created);
  if (run.options.mail) await writeMails(tx, people, created);
  return created;
}

/** Every column by name, so that each batch is the same statement. */
function rowOf(person: ImportedPerson, at: Date) {
  const { verified, createdAt } = person;
  return {
    email: person.email,
    emailKey: person.emailKey,
    emailVerifiedAt: verified === true ? (createdAt ?? at) : verified || null,
    givenNames: person.givenNames,
    surnames: person.surnames,
    phone: person.phone,
    birthDate: person.birthDate,
    gender: person.gender,
    country: person.country,
    nationality: person.nationality,
    address: person.address,
    documentType: person.documentType,
    documentNumber: person.documentNumber,
    documentKey: person.documentNumber && documentKey(person.documentNumber),
    role: person.role,
    branchId: person.branchId,
    passwordHash: person.passwordHash,
    passwordSetAt: at,
    origin: IMPORT_CHANNEL,
    createdAt: createdAt ?? at,
    updatedAt: at,
    disabledAt: person.active ? null : at,
  };
}

/** What people are called in the system that an import comes from. */
export async function linkExternalIds(
  tx: Transaction,
  { source }: Run,
  links: { externalId: string | null; accountId: number | undefined }[],
): Promise<void> {
  const rows = links.flatMap(({ externalId, accountId }) =>
    externalId === null || accountId === undefined
      ? []
      : [{ source, externalId, accountId, searchKey: externalIdKey(externalId) }],
  );
  if (rows.length > 0) await tx.insert(externalIds).values(rows).onConflictDoNothing();
}

async function writeMails(tx: Transaction, people: ImportedPerson[], created: Map<string, number>): Promise<void> {
  for (const { email, emailKey, passwordHash, verified, active } of people) {
    const id = created.get(emailKey);
    if (id === undefined || !active || (passwordHash && verified)) continue;
    await send(tx, ...linkMail(tx, { id, email }, passwordHash ? "verify_email" : "activate_account"));
  }
}
