import { inArray, type SQL, sql } from "drizzle-orm";
import { database } from "../db/client";
import { signInTries } from "../db/schema/limits";
import {
  wrongPasswordsAround,
  wrongPasswordsFromSource,
  wrongPasswordsOfStrangers,
  wrongPasswordsOnAccount,
} from "./budgets";
import { type Familiarity, networkOf, TRIES, triesKey } from "./familiar-sources";
import type { Charge, Limit } from "./limit";
import { takeFromMemory } from "./memory";
import { orMemory } from "./or-memory";
import { networksOf, sourceOf } from "./source";
import { type Bucket, bucketOf, byKey, countIn, keyOf, waitOf } from "./take";

/** Tries per account and source before the wait starts doubling. */
export const FREE_TRIES = 10;
/** The same for unknown sources while the account is under attack. */
const FREE_TRIES_OF_STRANGERS = 3;
const FIRST_WAIT_SECONDS = 15;
const LONGEST_WAIT_SECONDS = 15 * 60;

// The past, not now(): of two statements that wait for one row lock, the second one's now() is the earlier one.
export const AT_ONCE = sql`to_timestamp(0)`;

export const tries: Limit = { name: TRIES, burst: FREE_TRIES, everySeconds: FIRST_WAIT_SECONDS };

export type Try = { whose: string; address: string | null; signedIn: boolean };

/** A counted try: what it was charged to, and the seconds that each charge, and the try itself, has to wait. */
export type CountedTry = {
  familiar: Familiarity;
  onAccount: Charge;
  /** Beyond the account's own limit it is not refused, but counts as being under attack. */
  underAttack: boolean;
  charges: { charge: Charge; seconds: number }[];
  seconds: number;
};

/**
 * Counts a try against the limits of its source, its networks and its account, and unless one of them refuses it among
 * the tries of this account and source; all of it in one statement.
 */
export async function countTry({ whose, address, signedIn }: Try): Promise<CountedTry> {
  const onAccount: Charge = { limit: wrongPasswordsOnAccount, whom: whose };
  const keys = { source: triesKey(whose, sourceOf(address)), network: triesKey(whose, networkOf(address)) };
  const possible = chargesOf(whose, address, signedIn);
  const answer = await orMemory(
    () => countInDatabase(onAccount, possible, keys),
    () => ({ ...countInMemory(onAccount, possible, keys.source), familiar: null }),
  );
  const { familiar, secondsOf, seconds } = answer;
  const charges = possible
    .filter(({ unless }) => familiar === null || !unless.includes(familiar))
    .map(({ charge }) => ({ charge, seconds: secondsOf(charge) }));
  return { familiar, onAccount, underAttack: secondsOf(onAccount) > 0, charges, seconds };
}

/** A charge, and the familiarity that spares a source it. */
type Possible = { charge: Charge; unless: Familiarity[] };

/** The source first, then unless it is a familiar one the networks around it and what strangers share. */
function chargesOf(whose: string, address: string | null, signedIn: boolean): Possible[] {
  // Guesses at the sign-in must not keep the owner's open session from confirming its password.
  const strangers = { limit: wrongPasswordsOfStrangers, whom: signedIn ? `signed in ${whose}` : whose };
  const around = networksOf(address).map(({ size, whom }) => ({ limit: wrongPasswordsAround[size], whom }));
  return [
    { charge: { limit: wrongPasswordsFromSource, whom: sourceOf(address) }, unless: [] },
    ...around.map((charge) => ({ charge, unless: ["source"] satisfies Familiarity[] })),
    { charge: strangers, unless: ["source", "network"] },
  ];
}

type Keys = { source: Buffer; network: Buffer };
type Answer = { familiar: Familiarity; secondsOf: (charge: Charge) => number; seconds: number };

async function countInDatabase(onAccount: Charge, possible: Possible[], keys: Keys): Promise<Answer> {
  const { key, known, forgetAt } = signInTries;
  const sparedBy = new Map(possible.map(({ charge, unless }) => [charge, unless]));
  const asked = byKey([onAccount, ...sparedBy.keys()]).map((charge) => {
    const spared = (how: "source" | "network") => sparedBy.get(charge)?.includes(how) ?? false;
    return sql`(${bucketOf(charge)}, ${spared("source")}::bool, ${spared("network")}::bool)`;
  });
  // Through an aggregate, so that every bucket is locked before the row of the tries, as in settleTry.
  const ofTaken = (what: SQL) => sql`(select coalesce(bool_or(not passed and ${what}), false) from taken)`;
  const rows = await database().execute<Bucket & { of: "bucket" | "tries" | "known" }>(sql`
    with familiar as (
      select ${key} from ${signInTries}
      where ${inArray(key, [keys.source, keys.network])} and ${known} and ${forgetAt} > now()
    ), taken as (${countIn(sql`
      select key, now() + make_interval(secs => every), room, true
      from (values ${sql.join(asked, sql`, `)}) as asked (key, every, room, spares_source, spares_network)
      where not (spares_source and exists (select from familiar where key = ${keys.source}))
        and not (spares_network and exists (select from familiar))`)}
    ), tried as (
      insert into sign_in_tries as held (key, tries, next_at, passed, forget_at)
      select ${keys.source}::bytea, 1, ${AT_ONCE}, true, now() + interval '1 day'
      where not ${ofTaken(sql`key <> ${keyOf(onAccount)}`)}
      on conflict (key) do update set (tries, next_at, passed, forget_at) = (
        select
          case when passes then this else held.tries end,
          case when not passes then held.next_at when this < free then ${AT_ONCE} else now() + make_interval(secs =>
            least(${LONGEST_WAIT_SECONDS}::float8, ${FIRST_WAIT_SECONDS}::float8 * power(2, least(this - free, 16)))) end,
          passes,
          greatest(held.forget_at, now() + interval '1 day')
        from (select
          case when held.forget_at < now() then 1 else held.tries + 1 end as this,
          case when ${ofTaken(sql`key = ${keyOf(onAccount)}`)} and not held.known
            then ${FREE_TRIES_OF_STRANGERS}::int else ${FREE_TRIES}::int end as free,
          -- Further ahead than the longest wait can only be the word of a clock that was wrong.
          held.next_at <= now() or held.next_at > now() + make_interval(secs => ${LONGEST_WAIT_SECONDS}::float8) as passes
        ) as asked)
      returning key, passed, extract(epoch from next_at - now())::float8 as ahead
    )
    select 'bucket' as of, key, passed, ahead from taken
    union all select 'tries', key, passed, ahead from tried
    union all select 'known', key, true, 0 from familiar`);
  const knows = rows.filter((row) => row.of === "known");
  const tried = rows.find((row) => row.of === "tries");
  const buckets = rows.filter((row) => row.of === "bucket");
  const familiar = knows.some((row) => row.key.equals(keys.source)) ? "source" : knows.length > 0 ? "network" : null;
  const seconds = tried && !tried.passed ? tried.ahead : 0;
  return { familiar, secondsOf: (charge) => waitOf(charge, buckets), seconds };
}

function countInMemory(onAccount: Charge, possible: Possible[], key: Buffer): Omit<Answer, "familiar"> {
  const seconds = new Map(
    [onAccount, ...possible.map(({ charge }) => charge)].map((charge) => [charge, takeFromMemory(charge)]),
  );
  const refused = possible.some(({ charge }) => (seconds.get(charge) ?? 0) > 0);
  return {
    secondsOf: (charge) => seconds.get(charge) ?? 0,
    seconds: refused ? 0 : takeFromMemory({ limit: tries, whom: key.toString("hex") }),
  };
}
