import { mailsFromSource } from "./budgets";
import type { Limited } from "./limit";
import { sourceOf } from "./source";
import { take } from "./take";

/** Counts a mail requested without signing in, by source. Null when it may be sent. */
export function limitMails(address: string | null): Promise<Limited | null> {
  return take([{ limit: mailsFromSource, whom: sourceOf(address) }]);
}
