import { setImmediate } from "node:timers/promises";
import { ownTraits } from "../own-traits";
import { type Reason, score, type Verdict } from "../score";
import { withoutSharedPhone } from "../shared-phone";
import type { Traits } from "../traits";
import { weights } from "../weights";

type Person = Parameters<typeof ownTraits>[0] & { id: number };

/** Of accounts by id, those that share a key with each. */
export type Companions = Map<number, ReadonlySet<number>>;

export type Scored = {
  lowerId: number;
  higherId: number;
  bits: number;
  verdict: Verdict;
  reasons: Reason[];
  maskedBits: number | null;
  maskedVerdict: Verdict | null;
  maskedReasons: Reason[] | null;
  weights: string;
};

/** What is said to be only perhaps one person stays the radar's: a queue of it would be mostly of two people. */
const PROBABLE: readonly (Verdict | null)[] = ["same", "very_alike"];

/**
 * The pairs of accounts that are probably one person, each once: an account is scored against those of its companions
 * with a higher id. Lets other work go first after each account.
 */
export async function scorePairs(companions: Companions, people: Map<number, Person>) {
  const read = new Map<number, Traits>();
  const traits = (id: number): Traits[] => {
    const person = people.get(id);
    const known = read.get(id) ?? (person && ownTraits(person));
    if (known) read.set(id, known);
    return known ? [known] : [];
  };
  const pairs: Scored[] = [];
  let compared = 0;
  for (const [lowerId, others] of companions) {
    await setImmediate();
    const [own] = traits(lowerId);
    if (!own) continue;
    const person = withoutSharedPhone(own, [...others].flatMap(traits));
    for (const higherId of others)
      for (const other of higherId > lowerId ? traits(higherId) : []) {
        compared += 1;
        const pair = scored(person, other);
        if (pair) pairs.push({ lowerId, higherId, ...pair });
      }
  }
  return { pairs, compared };
}

function scored(one: Traits, other: Traits): Omit<Scored, "lowerId" | "higherId"> | null {
  const { bits, verdict, reasons } = score(one, other);
  if (!verdict || !PROBABLE.includes(verdict)) return null;
  const found = { bits, verdict, reasons, weights: weights.version };
  const masked = score(one, other, { strict: true });
  if (!PROBABLE.includes(masked.verdict))
    return { ...found, maskedBits: null, maskedVerdict: null, maskedReasons: null };
  return { ...found, maskedBits: masked.bits, maskedVerdict: masked.verdict, maskedReasons: masked.reasons };
}
