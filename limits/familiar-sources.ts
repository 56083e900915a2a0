import { inArray, sql } from "drizzle-orm";
import { database } from "../db/client";
import { rateLimits, signInTries } from "../db/schema/limits";
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
const networkOf = (address: string | null): string => networksOf(address).at(-1)?.whom ?? sourceOf(address);

/** How well an account knows an address. */
export async function isFamiliar(whose: string, address: string | null): Promise<Familiarity> {
  const [source, network] = [triesKey(whose, sourceOf(address)), triesKey(whose, networkOf(address))];
  const { key, known, forgetAt } = signInTries;
  const familiar = sql`${inArray(key, [source, network])} and ${known} and ${forgetAt} > now()`;
  const rows = await orMemory(
    () => database().select({ key }).from(signInTries).where(familiar),
    () => [],
  );
  if (rows.some((row) => row.key.equals(source))) return "source";
  return rows.length > 0 ? "network" : null;
}

/** Remembers, for ninety days, that an account was signed in to from here. */
export async function makeFamiliar(whose: string, address: string | null): Promise<void> {
  const keys = [triesKey(whose, sourceOf(address)), triesKey(whose, networkOf(address))];
  const forgetAt = sql`now() + interval '90 days'`;
  const row = { tries: 0, nextAt: sql`to_timestamp(0)`, passed: true, known: true, forgetAt };
  const rows = keys.toSorted(Buffer.compare).map((key) => ({ key, ...row }));
  await orMemory<unknown>(
    () => database().insert(signInTries).values(rows).onConflictDoUpdate({ target: signInTries.key, set: row }),
    () => null,
  );
}

/**
 * For who came by a mailed link, and so is the account's owner: their source counts as familiar, and unknown sources
 * get their tries again.
 */
export async function welcomeSource(whose: string, address: string | null): Promise<void> {
  if (!limitsAreOn()) return;
  await makeFamiliar(whose, address);
  const key = limitKey(wrongPasswordsOfStrangers.name, whose);
  await orMemory<unknown>(
    () => database().delete(rateLimits).where(sql`${rateLimits.key} = ${key}`),
    () => null,
  );
}
