import { wrongCodesFromSource, wrongCodesOnAccount } from "./budgets";
import type { Limited } from "./limit";
import { sourceOf } from "./source";
import { giveBack, take } from "./take";

/**
 * Verifies a code of a second factor unless there have been too many wrong ones: for an account from one source, and
 * where the code is short enough to be guessed, from all sources. A code counts as wrong until `verify` says it is right.
 */
export async function limitCodes(
  accountId: number,
  address: string | null,
  verify: () => Promise<boolean>,
  { guessable = true } = {},
): Promise<boolean | Limited> {
  const fromSource = { limit: wrongCodesFromSource, whom: `${accountId} ${sourceOf(address)}` };
  const onAccount = { limit: wrongCodesOnAccount, whom: String(accountId) };
  const refused = await take([fromSource]);
  if (refused) return refused;
  const refusedToAll = guessable ? await take([onAccount]) : null;
  if (refusedToAll) {
    await giveBack([fromSource]);
    return refusedToAll;
  }
  const right = await verify();
  if (right) await giveBack(guessable ? [fromSource, onAccount] : [fromSource]);
  return right;
}
