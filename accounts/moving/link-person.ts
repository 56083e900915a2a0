import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { accounts, legacyPeople } from "../../db/schema";

/** Someone of an old server, as its answer names them. */
export type OldPerson = { contract: string; emailKey: string; externalId: string | null };

/**
 * Notes that an account is the old server's person, and that both sides have the same password now. `way`: how Alta
 * came to know, kept from the first time.
 */
export async function linkPerson(
  tx: Transaction,
  { contract, emailKey, externalId }: OldPerson,
  accountId: number,
  way: string,
): Promise<void> {
  const passwordSetAt: SQL<Date> = sql`(select ${accounts.passwordSetAt} from ${accounts} where ${accounts.id} = ${accountId})`;
  await tx
    .insert(legacyPeople)
    .values({ contract, emailKey, accountId, externalId, way, passwordSetAt })
    .onConflictDoUpdate({
      target: [legacyPeople.contract, legacyPeople.emailKey],
      set: {
        accountId,
        externalId: sql`coalesce(excluded.external_id, ${legacyPeople.externalId})`,
        way: sql`case when ${legacyPeople.accountId} is null then excluded.way else ${legacyPeople.way} end`,
        reason: null,
        passwordSetAt,
      },
    });
}

/** What is known of an account as the person that an old server has under the same address. */
export type Link = {
  /** The password has not been changed here since both sides last had the same one. */
  inStep: boolean;
  /** Staff keep the password they have here: an old server must not open the panel. */
  client: boolean;
};

/** Null where the old server is not known to have the account's owner under this address. */
export async function linkOf(
  tx: Transaction,
  { contract, emailKey }: OldPerson,
  accountId: number,
): Promise<Link | null> {
  const same = and(eq(legacyPeople.contract, contract), eq(legacyPeople.emailKey, emailKey));
  const inStep = sql<boolean>`${accounts.passwordSetAt} is not distinct from ${legacyPeople.passwordSetAt}`;
  const [link] = await tx
    .select({ inStep, client: sql<boolean>`${accounts.role} = 'client'` })
    .from(legacyPeople)
    .innerJoin(accounts, eq(accounts.id, legacyPeople.accountId))
    .where(and(same, eq(legacyPeople.accountId, accountId)));
  return link ?? null;
}
