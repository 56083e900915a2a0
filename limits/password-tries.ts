import { type SQL, sql } from "drizzle-orm";
import { database } from "../db/client";
import { inTurn } from "../runtime/in-turn";
import { AT_ONCE, type CountedTry, countTry, FREE_TRIES, tries } from "./count-try";
import { familiarRows, triesKey } from "./familiar-sources";
import { type Charge, type Limited, limitedFor } from "./limit";
import { orMemory } from "./or-memory";
import { sourceOf } from "./source";
import { giveBack, limitsAreOn, longest, returnTo } from "./take";

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
    const counted = await countTry({ whose, address, signedIn });
    const refused = await refusalOf(counted);
    if (refused) return refused;
    let right: boolean | Refusal | null = null;
    try {
      right = await verify();
      return right;
    } finally {
      if (right !== false) {
        const isNew = right === true && counted.familiar !== "source";
        const remember = isNew ? familiarRows(whose, address, sql`given_back`) : null;
        await settleTry(key, right === true, chargedTo(counted), remember);
      }
    }
  });
  return outcome ?? (limitedFor(tries, 1) as Limited);
}

/** Everything that counted the try. */
const chargedTo = ({ charges, onAccount, underAttack }: CountedTry): Charge[] => [
  ...charges.map(({ charge }) => charge),
  ...(underAttack ? [] : [onAccount]),
];

/** The refusal of a counted try, or null. As nothing is verified then, what it used up for others is given back. */
async function refusalOf(counted: CountedTry): Promise<Limited | null> {
  const { charges, onAccount, underAttack, seconds } = counted;
  const tooMany = longest(charges.map(({ charge, seconds }) => limitedFor(charge.limit, seconds)));
  if (tooMany) {
    const passed = charges.filter(({ seconds }) => seconds === 0).map(({ charge }) => charge);
    await giveBack(underAttack ? passed : [...passed, onAccount]);
    return tooMany;
  }
  const refused = limitedFor(tries, seconds);
  // One source's haste counts against that source, and must not use up what is for all of them.
  if (refused) await giveBack(charges.slice(1).map(({ charge }) => charge));
  return refused;
}

/**
 * Gives a try's charges back in one statement: resets its count after a right password, and with `remember` the source is
 * remembered; takes a try back that was not verified.
 */
async function settleTry(key: Buffer, wasRight: boolean, charges: Charge[], remember: SQL | null): Promise<void> {
  const settled =
    remember ??
    sql`update sign_in_tries set
          tries = case when ${wasRight}::bool then 0 else greatest(tries - 1, 0) end,
          next_at = ${AT_ONCE},
          known = known or ${wasRight}::bool,
          -- Once a day is enough, and leaves the index alone.
          forget_at = case when ${wasRight}::bool and forget_at < now() + interval '89 days'
            then now() + interval '90 days' else forget_at end
        where key = ${key} and (select count(*) from given_back) >= 0`;
  await orMemory<unknown>(
    () => database().execute(sql`with given_back as (${returnTo(charges)} returning 1) ${settled}`),
    () => null,
  );
}
