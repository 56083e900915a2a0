import { and, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { database, Transaction } from "../../db/client";
import { linkUnused } from "../../db/link-rows";
import { accounts, externalIds, linkRows } from "../../db/schema";
import { accountColumns } from "../account-columns";
import type { ImportedPerson } from "./row/read-row";

const columns = {
  ...accountColumns,
  emailKey: accounts.emailKey,
  origin: accounts.origin,
  registeredBy: accounts.registeredBy,
  disabledAt: accounts.disabledAt,
  passwordHash: accounts.passwordHash,
};

export type KnownAccount = Pick<typeof accounts.$inferSelect, keyof typeof columns>;

/** What the database knows of the people of some rows. */
export type Known = {
  byEmail: Map<string, KnownAccount>;
  byExternalId: Map<string, KnownAccount>;
  /** Addresses that may go back to an account that had them until lately. */
  held: Set<string>;
};

/**
 * Looks up the accounts that people have already, by address and by what `source` calls them. With `lock` they stay as
 * they are until the transaction ends.
 */
export async function findKnown(
  db: Transaction | ReturnType<typeof database>,
  source: string,
  people: readonly ImportedPerson[],
  { lock = false } = {},
): Promise<Known> {
  const emails = people.map(({ emailKey }) => emailKey);
  const ids = people.flatMap(({ externalId }) => (externalId === null ? [] : [externalId]));
  if (emails.length === 0) return { byEmail: new Map(), byExternalId: new Map(), held: new Set() };
  // The address of an account that was merged means the one that stayed.
  const own = alias(accounts, "own");
  const withEmail = db
    .select({ ...columns, ownKey: own.emailKey })
    .from(own)
    .innerJoin(accounts, sql`${accounts.id} = coalesce(${own.mergedInto}, ${own.id})`)
    .where(inArray(own.emailKey, emails))
    .orderBy(accounts.id);
  const byEmail = await (lock ? withEmail.for("no key update", { of: accounts }) : withEmail);
  const byId =
    ids.length === 0
      ? []
      : await db
          .select({ externalId: externalIds.externalId, account: columns })
          .from(externalIds)
          .innerJoin(accounts, eq(accounts.id, externalIds.accountId))
          .where(and(eq(externalIds.source, source), inArray(externalIds.externalId, ids)));
  const address = sql<string>`lower(${linkRows.email})`;
  const held = await db
    .select({ address })
    .from(linkRows)
    .where(and(eq(linkRows.purpose, "undo_email_change"), inArray(address, emails), linkUnused));
  return {
    byEmail: new Map(byEmail.map(({ ownKey, ...account }) => [ownKey, account])),
    byExternalId: new Map(byId.map(({ externalId, account }) => [externalId, account])),
    held: new Set(held.map((row) => row.address)),
  };
}
