import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { accounts } from "../../db/schema";
import { slipsOf } from "../duplicates/near-misses";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
/** Of shorter words nearly every other is one slip away. */
const SHORTEST = 4;
const LONGEST = 20;
const WORD = new RegExp(`^[a-z]{${SHORTEST},${LONGEST}}$`);

/**
 * The words one slip away from this one that are part of an account's name. Looked up one by one in an index of
 * whole words, which costs the same however many accounts there are.
 */
export async function namesNear(tx: Transaction, word: string): Promise<string[]> {
  if (!WORD.test(word)) return [];
  // Not as `exists`, which the planner may answer by comparing every row with every word.
  const rows = await tx.execute<{ near: string }>(sql`
    select near from unnest(${`{${slipsOf(word, LETTERS).join()}}`}::text[]) as near
    where (select 1 from ${accounts} where string_to_array(${accounts.nameKey}, ' ') @> array[near] limit 1) is not null`);
  return rows.map(({ near }) => near);
}
