import { and, eq, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { accounts, branches, duplicateKeys, separatePairs } from "../../db/schema";
import { accountColumns } from "../account-columns";
import { matchKeys, slippedKeys } from "./match-keys";
import type { Traits } from "./traits";

/** Of one pair of name words: a name that common is found by what else is known. */
const PER_COMMON_KEY = 40;
const PER_KIND = 120;

type Among = {
  /** Whether the actor may open the account, as a condition on its row. */
  open: SQL;
  /** Search only among those. */
  onlyOpen: boolean;
  /** The account that is being compared. */
  except: number | null;
};

const numbers = (keys: number[]) => sql`${`{${keys.join()}}`}::integer[]`;
const keys = duplicateKeys.keys;

/**
 * The accounts that share a key with a person, at most a few hundred; closed ones are left out, and those that a person
 * found to be somebody else. By parts of values only accounts are found that the actor may open.
 */
export async function findCandidates(tx: Transaction, asked: Traits, { open, onlyOpen, except }: Among) {
  // The planner cannot know how rare a key is, and would read the whole table.
  await tx.execute(sql`select set_config('enable_seqscan', 'off', true)`);
  const { rare, common, partial } = matchKeys(asked);
  const slipped = slippedKeys(asked);
  const picks: SQL[] = [];
  const openOnes = sql`exists (select from ${accounts} where ${accounts.id} = ${duplicateKeys.accountId} and ${open})`;
  const pick = (condition: SQL, limit: number, opened: boolean) =>
    picks.push(sql`(select ${duplicateKeys.accountId} from ${duplicateKeys}
      where ${condition}${opened ? sql` and ${openOnes}` : sql``} limit ${limit})`);
  if (rare.length > 0) pick(sql`${keys} && ${numbers(rare)}`, PER_KIND, onlyOpen);
  for (const key of common) pick(sql`${keys} @> ${numbers([key])}`, PER_COMMON_KEY, onlyOpen);
  for (const key of partial) pick(sql`${keys} @> ${numbers([key])}`, PER_COMMON_KEY, true);
  if (slipped.length > 0) pick(sql`${keys} && ${numbers(slipped)}`, PER_KIND, true);
  if (asked.emailKey)
    picks.push(sql`(select ${accounts.id} from ${accounts} where ${accounts.emailKey} = ${asked.emailKey})`);
  if (picks.length === 0) return [];
  const picked = sql`(${sql.join(picks, sql` union `)})`;
  const among = and(
    inArray(accounts.id, picked),
    isNull(accounts.closedAt),
    onlyOpen ? open : undefined,
    except === null ? undefined : and(ne(accounts.id, except), sql`not ${toldApart(except)}`),
  );
  return tx
    .select({
      ...accountColumns,
      nameKey: accounts.nameKey,
      branch: branches.name,
      disabled: sql<boolean>`${accounts.disabledAt} is not null`,
    })
    .from(accounts)
    .leftJoin(branches, eq(branches.id, accounts.branchId))
    .where(among);
}

export type Candidate = Awaited<ReturnType<typeof findCandidates>>[number];

/** Whether a person found that this account and the row's are two people. */
function toldApart(id: number): SQL {
  const { lowerId, higherId } = separatePairs;
  const pair = or(
    and(eq(lowerId, id), sql`${higherId} = ${accounts.id}`),
    and(eq(higherId, id), sql`${lowerId} = ${accounts.id}`),
  );
  return sql`exists (select from ${separatePairs} where ${pair})`;
}
