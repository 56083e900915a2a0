import type { Field, Likeness } from "../../accounts/duplicates/likeness.ts";
import type { Weights } from "../../accounts/duplicates/weights.ts";

/** Two people compared; `nameBits` is what the rarity of their shared words says. */
export type Pair = { likeness: Likeness; nameBits: number };

type Shares = { [Name in Field]: Record<string, number> };

const FIELDS: Field[] = ["document", "email", "phone", "birthDate", "name"];

/** What two strangers share by chance or by mistake, where no sample is large enough to show it. */
const BY_CHANCE: { [Name in Field]?: Record<string, number> } = {
  document: { same: 4e-9, other_form: 4e-9, alike: 2e-8, near: 3e-5 },
  email: { same: 1e-9, near: 3e-5 },
  phone: { same: 1e-4, near: 1e-3 },
  birthDate: { same: 4e-5, near: 2e-3 },
  // Of the words that two strangers share their rarity tells already.
  name: { same: 1, sound: 1, partial: 1, conflict: 1 },
};
/** What a weight may be at most: however rare a coincidence, wrong numbers are typed. */
const MOST_BITS = 30;
const ROUNDS = 30;
/** A level seen less often keeps its weight. */
const LEAST_SEEN = 20;
/**
 * A pair counts as one person when it is nine times as likely as not. Counted by shares, relatives, who have a phone and
 * a surname in common, would become a kind of double.
 */
const BELONGS = 0.9;

function sharesOf(pairs: Pair[], levels: Weights["fields"]): Shares {
  const counted = FIELDS.map((field) => {
    // One of each besides, so that a level never seen is rare and not impossible.
    const found: Record<string, number> = Object.fromEntries(Object.keys(levels[field]).map((level) => [level, 1]));
    for (const pair of pairs) {
      const level = pair.likeness[field];
      if (level !== null) found[level] = (found[level] ?? 0) + 1;
    }
    const all = Object.values(found).reduce((sum, count) => sum + count, 0);
    return [field, Object.fromEntries(Object.entries(found).map(([level, count]) => [level, count / all]))];
  });
  return Object.fromEntries(counted);
}

function bitsOf({ likeness, nameBits }: Pair, { prior, fields }: Weights): number {
  const told = FIELDS.map((field) => (fields[field] as Record<string, number>)[likeness[field] ?? ""] ?? 0);
  return told.reduce((sum, bits) => sum + bits, prior + nameBits);
}

function weightsFrom(same: Shares, other: Shares, before: Weights, seen: Pair[]): Weights["fields"] {
  const fields = FIELDS.map((field) => {
    const kept = before.fields[field] as Record<string, number>;
    const levels = Object.keys(kept).map((level) => {
      if (seen.filter(({ likeness }) => likeness[field] === level).length < LEAST_SEEN) return [level, kept[level]];
      const bits = Math.log2((same[field][level] ?? 1) / (other[field][level] ?? 1));
      return [level, Math.round(Math.min(MOST_BITS, bits) * 10) / 10];
    });
    return [field, Object.fromEntries(levels)];
  });
  return Object.fromEntries(fields);
}

/**
 * Learns the weights as Fellegi and Sunter did, by expectation and maximisation: which of the `pairs`, who share a key,
 * are one person is not known, and estimated by the weights so far. `strangers` were drawn at random. Returns the
 * weights, and how many of the pairs it takes for one person.
 */
export function learn(pairs: Pair[], strangers: Pair[], start: Weights): { weights: Weights; doubles: number } {
  const other = sharesOf(strangers, start.fields);
  for (const field of FIELDS) Object.assign(other[field], BY_CHANCE[field]);
  let weights = start;
  let doubles = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const belonging = pairs.filter((pair) => 1 / (1 + 2 ** -bitsOf(pair, weights)) > BELONGS);
    doubles = belonging.length;
    const same = sharesOf(belonging, start.fields);
    // The form in which a document is written does not tell whose it is.
    const { document } = same;
    document.same = document.other_form = (document.same ?? 0) + (document.other_form ?? 0);
    weights = { ...weights, fields: weightsFrom(same, other, start, belonging) };
  }
  return { weights, doubles };
}
