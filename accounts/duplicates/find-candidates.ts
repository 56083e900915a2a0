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
  /** Also by numbers one slip away, which takes most of the time. */
  slips?: boolean;
};

const numbers = (keys: number[]) => sql`${`{${keys.join()}}`}::integer[]`;
const { keys } = duplicateKeys;

/**
 * The accounts that share a key with a person, at most a few hundred; closed ones are left out, and those that staff found
 * to be another person. By parts of values only accounts are found that the actor may open.
 */
export async function findCandidates(tx: Transaction, asked: Traits, { open, onlyOpen, except, slips = true }: Among) {
  const { rare, common, partial } = matchKeys(asked);
  const slipped = slips ? slippedKeys(asked) : [];
  if (!asked.emailKey && rare.length + common.length + partial.length === 0) return [];
  // The planner cannot know how rare a key is, and would read the whole table.
  await tx.execute(sql`select set_config('enable_seqscan', 'off', true)`);
  const opened = sql`exists (select from ${accounts} where ${accounts.id} = ${duplicateKeys.accountId} and ${open})`;
  const openOnes = onlyOpen ? opened : sql`true`;
  // One statement whatever is asked, so that its plan is made once.
  const picked = sql`(
    ${sharing(rare, openOnes, PER_KIND)}
    union ${sharing(common, openOnes, PER_COMMON_KEY)}
    union ${sharing(partial, opened, PER_COMMON_KEY)}
    union ${sharing(slipped, opened, PER_COMMON_KEY)}
    union (select ${accounts.id} from ${accounts} where ${accounts.emailKey} = ${asked.emailKey}))`;
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

/**
 * The ids of accounts that share one of the keys. Key by key: for many at once the planner expects so many rows that it
 * reads the whole table.
 */
function sharing(given: number[], condition: SQL, perKey: number): SQL {
  const { accountId } = duplicateKeys;
  return sql`(select found.id from unnest(${numbers(given)}) as key cross join lateral (
    select ${accountId} as id from ${duplicateKeys} where ${keys} @> array[key] and ${condition} limit ${perKey}
  ) as found limit ${PER_KIND})`;
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
