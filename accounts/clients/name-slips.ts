import { sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { accounts } from "../../db/schema";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
/** Of shorter words nearly every other is one slip away. */
const SHORTEST = 4;
const LONGEST = 20;
const WORD = new RegExp(`^[a-z]{${SHORTEST},${LONGEST}}$`);

/** Every word that is one slip of the hand away: a letter left out, put in, or changed, or two swapped. */
export function slipsOfWord(word: string): string[] {
  const found = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    if (after !== "") found.add(before + after.slice(1));
    if (after.length > 1) found.add(`${before}${after[1]}${after[0]}${after.slice(2)}`);
    for (const letter of LETTERS) {
      found.add(before + letter + after);
      if (after !== "") found.add(before + letter + after.slice(1));
    }
  }
  found.delete(word);
  return [...found];
}

/**
 * Of the words that are one slip away from this one, those that somebody is called. Looked up one by one in an index of
 * whole words, which costs the same however many accounts there are.
 */
export async function namesNear(tx: Transaction, word: string): Promise<string[]> {
  if (!WORD.test(word)) return [];
  // Not as `exists`, which the planner may answer by comparing every row with every word.
  const rows = await tx.execute<{ near: string }>(sql`
    select near from unnest(${`{${slipsOfWord(word).join()}}`}::text[]) as near
    where (select 1 from ${accounts} where string_to_array(${accounts.nameKey}, ' ') @> array[near] limit 1) is not null`);
  return rows.map(({ near }) => near);
}
