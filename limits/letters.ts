import { lettersFromSource } from "./budgets";
import type { Limited } from "./limit";
import { sourceOf } from "./source";
import { take } from "./take";

/** A letter that somebody who is not signed in asks for, by where they ask from. Null lets it through. */
export function limitLetters(address: string | null): Promise<Limited | null> {
  return take([{ limit: lettersFromSource, whom: sourceOf(address) }]);
}
