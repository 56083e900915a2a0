import { sql } from "drizzle-orm";
import { database } from "../db/client";
import { inTurn } from "../runtime/in-turn";
import {
  wrongPasswordsAround,
  wrongPasswordsFromSource,
  wrongPasswordsOfStrangers,
  wrongPasswordsOnAccount,
} from "./budgets";
import { type Familiarity, isFamiliar, makeFamiliar, TRIES, triesKey } from "./familiar-sources";
import { type Charge, type Limit, type Limited, limitedFor } from "./limit";
import { takeFromMemory } from "./memory";
import { orMemory } from "./or-memory";
import { networksOf, sourceOf } from "./source";
import { giveBack, limitsAreOn, longest, returnTo, takeEach } from "./take";

/** Tries per account and source before the wait starts doubling. */
const FREE_TRIES = 10;
/** The same for unknown sources while the account is under attack. */
const FREE_TRIES_OF_STRANGERS = 3;
const FIRST_WAIT_SECONDS = 15;
const LONGEST_WAIT_SECONDS = 15 * 60;

// The past, not now(): of two statements that wait for one row lock, the second one's now() is the earlier one.
const AT_ONCE = sql`to_timestamp(0)`;

const tries: Limit = { name: TRIES, burst: FREE_TRIES, everySeconds: FIRST_WAIT_SECONDS };

/** Concurrent right sign-ins to one account must not be counted as wrong while they are verified. */
const LINE = { atOnce: FREE_TRIES / 2, mostWaiting: 200 };

/**
 * Verifies a password unless there have been too many wrong ones. `whose` names the account, which need not exist.
 * `verify` returns whether it was right, or refuses without verifying. A try counts as wrong until then, so that
 * concurrent guesses count like sequential ones.
 *
 * `signedIn`: asked of a session, whose source may be new.
 *
 * Guesses from elsewhere never lock out a source that the account was signed in to from before. Unknown sources share
 * a hundred wrong tries; beyond them a mailed link leads on (`welcomeSource`).
 */
export async function limitTries<Refusal extends object>(
  whose: string,
  address: string | null,
  verify: () => Promise<boolean | Refusal>,
  { signedIn = false } = {},
): Promise<boolean | Refusal | Limited> {
  if (!limitsAreOn()) return verify();
  const key = triesKey(whose, sourceOf(address));
  const outcome = await inTurn(key.toString("hex"), LINE, async () => {
    const familiar = await isFamiliar(whose, address);
    const counted = chargesOf(whose, address, familiar, signedIn);
    const onAccount = { limit: wrongPasswordsOnAccount, whom: whose };
    const [attack = null, ...refusals] = await takeEach([onAccount, ...counted]);
    const tooMany = longest(refusals);
    if (tooMany) {
      const passed = counted.filter((_, index) => refusals[index] === null);
      await giveBack(attack ? passed : [onAccount, ...passed]);
      return tooMany;
    }
    const wait = await orMemory(
      () => countTry(key, attack !== null),
      () => takeFromMemory({ limit: tries, whom: key.toString("hex") }),
    );
    const refused = limitedFor(tries, wait);
    if (refused) {
      // Nothing was verified: one source's haste must not use up what is for all of them.
      await giveBack(counted.slice(1));
      return refused;
    }
    let right: boolean | Refusal | null = null;
    try {
      right = await verify();
      return right;
    } finally {
      if (right !== false) {
        await forget(key, right === true, attack ? counted : [onAccount, ...counted]);
        if (right === true && familiar !== "source") await makeFamiliar(whose, address);
      }
    }
  });
  return outcome ?? (limitedFor(tries, 1) as Limited);
}

/** What a try counts against: its source first, and unless it is a familiar one the networks around it and the account. */
function chargesOf(whose: string, address: string | null, familiar: Familiarity, signedIn: boolean): Charge[] {
  // Guesses at the sign-in must not keep the owner's open session from confirming its password.
  const strangers = { limit: wrongPasswordsOfStrangers, whom: signedIn ? `signed in ${whose}` : whose };
  const around = networksOf(address).map(({ size, whom }) => ({ limit: wrongPasswordsAround[size], whom }));
  return [
    { limit: wrongPasswordsFromSource, whom: sourceOf(address) },
    ...(familiar === "source" ? [] : around),
    ...(familiar === null ? [strangers] : []),
  ];
}

/** Seconds to wait; 0 when the try is allowed, which then counts. */
async function countTry(key: Buffer, underAttack: boolean): Promise<number> {
  const [row] = await database().execute<{ passed: boolean; wait: number }>(sql`
    insert into sign_in_tries as held (key, tries, next_at, passed, forget_at)
    values (${key}, 1, ${AT_ONCE}, true, now() + interval '1 day')
    on conflict (key) do update set (tries, next_at, passed, forget_at) = (
      select
        case when passes then this else held.tries end,
        case when not passes then held.next_at when this < free then ${AT_ONCE} else now() + make_interval(secs =>
          least(${LONGEST_WAIT_SECONDS}::float8, ${FIRST_WAIT_SECONDS}::float8 * power(2, least(this - free, 16)))) end,
        passes,
        greatest(held.forget_at, now() + interval '1 day')
      from (select
        case when held.forget_at < now() then 1 else held.tries + 1 end as this,
        case when ${underAttack}::bool and not held.known then ${FREE_TRIES_OF_STRANGERS}::int else ${FREE_TRIES}::int end as free,
        -- Further ahead than the longest wait can only be the word of a clock that was wrong.
        held.next_at <= now() or held.next_at > now() + make_interval(secs => ${LONGEST_WAIT_SECONDS}::float8) as passes
      ) as asked)
    returning passed, extract(epoch from next_at - now())::float8 as wait`);
  return row && !row.passed ? row.wait : 0;
}

/** Resets the count after a right password; takes a try back that was not verified. Either way its charges go back. */
async function forget(key: Buffer, wasRight: boolean, charges: Charge[]): Promise<void> {
  await orMemory<unknown>(
    () =>
      database().execute(sql`
        with given_back as (${returnTo(charges)})
        update sign_in_tries set
          tries = case when ${wasRight}::bool then 0 else greatest(tries - 1, 0) end,
          next_at = ${AT_ONCE},
          known = known or ${wasRight}::bool,
          forget_at = case when ${wasRight}::bool then now() + interval '90 days' else forget_at end
        where key = ${key}`),
    () => null,
  );
}
