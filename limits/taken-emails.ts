import { sameTakenEmail, takenEmails } from "./budgets";
import type { Charge, Limited } from "./limit";
import { sourceOf } from "./source";
import { take, wouldRefuse } from "./take";

/** Who asks about an e-mail: counted by source, and when signed in by account too. */
export type Asker = {
  address: string | null;
  accountId: number | null;
  /** Staff registering clients: their branch, and its guests, share an address, so only the account is checked. */
  atWork?: boolean;
};

/**
 * The refusal of an asker who has been told of too many taken e-mails, or null. To be asked before whether this one
 * is taken can make a difference, through every way of finding out.
 */
export async function limitFindingOut(asker: Asker): Promise<Limited | null> {
  for (const charge of findingOut(asker)) {
    const limited = await wouldRefuse(charge);
    if (limited) return limited;
  }
  return null;
}

/** What is charged to an asker who is told of a taken e-mail. */
export const findingOut = (asker: Asker): Charge[] =>
  (asker.atWork ? accountOf(asker) : whomOf(asker)).map((whom) => ({ limit: takenEmails, whom }));

/**
 * Counts that an asker is about to be told that an e-mail is taken; the same one counts once an hour. Returns the
 * refusal to answer instead when others, asked at the same time, have used up the budget.
 */
export async function noteTaken(asker: Asker, emailKey: string): Promise<Limited | null> {
  let limited: Limited | null = null;
  for (const whom of whomOf(asker)) {
    const again = await take([{ limit: sameTakenEmail, whom: `${whom} ${emailKey}` }]);
    const refused = again ? null : await take([{ limit: takenEmails, whom }]);
    if (!asker.atWork || accountOf(asker).includes(whom)) limited ??= refused;
  }
  return limited;
}

const accountOf = ({ accountId }: Asker): string[] => (accountId === null ? [] : [`account ${accountId}`]);
const whomOf = (asker: Asker): string[] => [sourceOf(asker.address), ...accountOf(asker)];
