import { sql } from "drizzle-orm";
import { database } from "../db/client";
import { inTurn } from "../runtime/in-turn";
import { wrongPasswordsFromSource, wrongPasswordsOnAccount } from "./budgets";
import { limitKey } from "./key";
import { type Limit, type Limited, limitedFor } from "./limit";
import { takeFromMemory } from "./memory";
import { orMemory } from "./or-memory";
import { sourceOf } from "./source";
import { giveBack, limitsAreOn, take } from "./take";

/** Tries at one account from one source before each further one has to wait twice as long as the last. */
const FREE_TRIES = 10;
/** The same while the account is under attack, for a source it was never signed in to from. */
const FREE_TRIES_OF_STRANGERS = 3;
const FIRST_WAIT_SECONDS = 15;
const LONGEST_WAIT_SECONDS = 15 * 60;

// Not the present: of two statements that wait for one row, the second began before the first one's present.
const AT_ONCE = sql`to_timestamp(0)`;

const tries: Limit = { name: "sign-in-tries", burst: FREE_TRIES, everySeconds: FIRST_WAIT_SECONDS };

/** A program that signs in to one account again and again is right each time, and must not count as wrong meanwhile. */
const LINE = { atOnce: FREE_TRIES / 2, mostWaiting: 200 };

/**
 * Tries a password, unless there have been too many wrong ones. `whose` names what it opens, whether or not there is
 * such a thing. `verify` says whether it was right, or refuses without having looked at it. A try counts as wrong
 * until then, so that many at once are no more than one after the other.
 *
 * Nobody can lock an account from afar: what others do shortens a stranger's patience with it, never to nothing.
 */
export async function limitTries<Refusal extends object>(
  whose: string,
  address: string | null,
  verify: () => Promise<boolean | Refusal>,
): Promise<boolean | Refusal | Limited> {
  if (!limitsAreOn()) return verify();
  const source = sourceOf(address);
  const key = limitKey(tries.name, `${source} ${whose}`);
  const outcome = await inTurn(key.toString("hex"), LINE, async () => {
    const fromSource = { limit: wrongPasswordsFromSource, whom: source };
    const tooMany = await take([fromSource]);
    if (tooMany) return tooMany;
    const onAccount = { limit: wrongPasswordsOnAccount, whom: whose };
    const underAttack = (await take([onAccount])) !== null;
    const wait = await orMemory(
      () => countTry(key, underAttack),
      () => takeFromMemory({ limit: tries, whom: key.toString("hex") }),
    );
    const refused = limitedFor(tries, wait);
    if (refused) return refused;
    let right: boolean | Refusal | null = null;
    try {
      right = await verify();
      return right;
    } finally {
      if (right !== false) {
        await giveBack(underAttack ? [fromSource] : [fromSource, onAccount]);
        await forget(key, right === true);
      }
    }
  });
  return outcome ?? (limitedFor(tries, 1) as Limited);
}

/** Seconds to wait; 0 when the try may be made, and then it is counted. */
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

/** After a right password from here all is forgiven; a try that was not made is taken off. */
async function forget(key: Buffer, wasRight: boolean): Promise<void> {
  await orMemory<unknown>(
    () =>
      database().execute(sql`
        update sign_in_tries set
          tries = case when ${wasRight}::bool then 0 else greatest(tries - 1, 0) end,
          next_at = ${AT_ONCE},
          known = known or ${wasRight}::bool,
          forget_at = case when ${wasRight}::bool then now() + interval '90 days' else forget_at end
        where key = ${key}`),
    () => null,
  );
}
