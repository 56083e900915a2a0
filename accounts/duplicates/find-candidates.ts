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
const { keys } = duplicateKeys;

/**
 * The accounts that share a key with a person, at most a few hundred; closed ones are left out, and those that staff found
 * to be another person. By parts of values only accounts are found that the actor may open.
 */
export async function findCandidates(tx: Transaction, asked: Traits, { open, onlyOpen, except }: Among) {
  const { rare, common, partial } = matchKeys(asked);
  const slipped = slippedKeys(asked);
  if (!asked.emailKey && rare.length + common.length + partial.length === 0) return [];
  // The planner cannot know how rare a key is, and would read the whole table.
  await tx.execute(sql`select set_config('enable_seqscan', 'off', true)`);
  const opened = sql`exists (select from ${accounts} where ${accounts.id} = ${duplicateKeys.accountId} and ${open})`;
  const openOnes = onlyOpen ? opened : sql`true`;
  const [id, table] = [duplicateKeys.accountId, duplicateKeys];
  // One statement whatever is asked, so that its plan is made once.
  const picked = sql`(
    (select ${id} from ${table} where ${keys} && ${numbers(rare)} and ${openOnes} limit ${PER_KIND})
    union (select found.id from unnest(${numbers(common)}) as key cross join lateral (
      select ${id} as id from ${table} where ${keys} @> array[key] and ${openOnes} limit ${PER_COMMON_KEY}) as found)
    union (select found.id from unnest(${numbers(partial)}) as key cross join lateral (
      select ${id} as id from ${table} where ${keys} @> array[key] and ${opened} limit ${PER_COMMON_KEY}) as found)
    union (select ${id} from ${table} where ${keys} && ${numbers(slipped)} and ${opened} limit ${PER_KIND})
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
