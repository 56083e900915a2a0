import { type SQL, sql } from "drizzle-orm";
import { database } from "../db/client";
import { rateLimits } from "../db/schema/limits";
import { wrongPasswordsOfStrangers } from "./budgets";
import { limitKey } from "./key";
import { orMemory } from "./or-memory";
import { networksOf, sourceOf } from "./source";
import { limitsAreOn } from "./take";

export const TRIES = "sign-in-tries";

/** What an account was signed in to from before: this very source, the network around it, or neither. */
export type Familiarity = "source" | "network" | null;

export const triesKey = (whose: string, source: string): Buffer => limitKey(TRIES, `${source} ${whose}`);

/** The widest network around an address: a phone keeps it when its address changes. */
export const networkOf = (address: string | null): string => networksOf(address).at(-1)?.whom ?? sourceOf(address);

/**
 * The statement that remembers, for ninety days, that an account was signed in to from here. `after` are the rows of a
 * `with` before it that have to be locked first.
 */
export function familiarRows(whose: string, address: string | null, after?: SQL): SQL {
  const keys = [...new Set([sourceOf(address), networkOf(address)])].map((source) => triesKey(whose, source));
  const rows = keys.toSorted(Buffer.compare).map((key) => sql`(${key}::bytea)`);
  return sql`
    insert into sign_in_tries (key, tries, next_at, passed, known, forget_at)
    select key, 0, to_timestamp(0), true, true, now() + interval '90 days'
    from (values ${sql.join(rows, sql`, `)}) as familiar (key)
    where ${after ? sql`(select count(*) from ${after}) >= 0` : sql`true`}
    on conflict (key) do update set (tries, next_at, passed, known, forget_at)
      = (excluded.tries, excluded.next_at, excluded.passed, excluded.known, excluded.forget_at)`;
}

/**
 * For who came by a mailed link, and so is the account's owner: their source counts as familiar, and unknown sources
 * get their tries again.
 */
export async function welcomeSource(whose: string, address: string | null): Promise<void> {
  if (!limitsAreOn()) return;
  const { key } = rateLimits;
  const ofStrangers = limitKey(wrongPasswordsOfStrangers.name, whose);
  await orMemory<unknown>(
    () =>
      database().execute(sql`
        with again as (delete from ${rateLimits} where ${key} = ${ofStrangers} returning 1)
        ${familiarRows(whose, address, sql`again`)}`),
    () => null,
  );
}
