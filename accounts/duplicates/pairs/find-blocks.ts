import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../../../db/client";
import { duplicateKeys } from "../../../db/schema";

/** A key of more accounts tells too little to compare each with each. */
export const LARGEST_BLOCK = 50;

type Block = { key: number; ids: number[] };

const numbers = (keys: readonly number[]): SQL => sql`${`{${keys.join()}}`}::integer[]`;

/**
 * The accounts that share each of these keys, and the keys that too many share. Key by key: for many at once the planner
 * expects so many rows that it reads the whole table.
 */
export async function findBlocks(tx: Transaction, keys: readonly number[]) {
  if (keys.length === 0) return { blocks: [], common: [] };
  const { accountId, keys: stored } = duplicateKeys;
  await tx.execute(sql`select set_config('enable_seqscan', 'off', true)`);
  const rows = await tx.execute<Block>(sql`
    select key, to_jsonb(array(select ${accountId} from ${duplicateKeys}
      where ${stored} @> array[key] limit ${LARGEST_BLOCK + 1})) as ids
    from unnest(${numbers(keys)}) as key`);
  const blocks = rows.filter(({ ids }) => ids.length > 1 && ids.length <= LARGEST_BLOCK);
  const common = rows.filter(({ ids }) => ids.length > LARGEST_BLOCK).map(({ key }) => key);
  return { blocks, common };
}
