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

/** Tries per account and source before the wait starts doubling. */
const FREE_TRIES = 10;
/** The same for unknown sources while the account is under attack. */
const FREE_TRIES_OF_STRANGERS = 3;
const FIRST_WAIT_SECONDS = 15;
const LONGEST_WAIT_SECONDS = 15 * 60;

// The past, not now(): of two statements that wait for one row lock, the second one's now() is the earlier one.
const AT_ONCE = sql`to_timestamp(0)`;

const tries: Limit = { name: "sign-in-tries", burst: FREE_TRIES, everySeconds: FIRST_WAIT_SECONDS };

/** Concurrent right sign-ins to one account must not be counted as wrong while they are verified. */
const LINE = { atOnce: FREE_TRIES / 2, mostWaiting: 200 };

/**
 * Verifies a password unless there have been too many wrong ones. `whose` names the account, which need not exist.
 * `verify` returns whether it was right, or refuses without verifying. A try counts as wrong until then, so that
 * concurrent guesses count like sequential ones.
 *
 * No account can be locked out from outside: guesses by others reduce the tries of unknown sources, never to zero.
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

/** Resets the count after a right password; takes a try back that was not verified. */
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
