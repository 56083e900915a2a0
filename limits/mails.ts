import { mailsFromSource } from "./budgets";
import type { Limited } from "./limit";
import { sourceOf } from "./source";
import { take } from "./take";

/** A mail that somebody who is not signed in asks for, by where they ask from. Null lets it through. */
export function limitMails(address: string | null): Promise<Limited | null> {
  return take([{ limit: mailsFromSource, whom: sourceOf(address) }]);
}
