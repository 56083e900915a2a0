import { compareBirthDates, compareDocuments, compareEmails, comparePhones } from "./compare-fields";
import { compareNames, isNamedBy, type NameLikeness } from "./compare-names";
import type { Likeness } from "./likeness";
import type { Traits } from "./traits";
import { weights as shipped, type Weights } from "./weights";

/** The probability in words, surest first. */
export const VERDICTS = ["same", "very_alike", "maybe"] as const;
export type Verdict = (typeof VERDICTS)[number];

export const REASONS = [
  "same_email",
  "near_email",
  "same_document",
  "other_form_document",
  "alike_document",
  "near_document",
  "same_phone",
  "near_phone",
  "same_name",
  "sound_name",
  "nickname_name",
  "partial_name",
  "same_birth_date",
  "near_birth_date",
] as const;
export type Reason = (typeof REASONS)[number];

export type Score = { bits: number; verdict: Verdict | null; reasons: Reason[]; likeness: Likeness };

/** In bits: odds of a hundred to one, of one to one, and what is still worth a look. */
const LEAST: Record<Verdict, number> = { same: 6.6, very_alike: 0, maybe: -13 };
/** What is worth a look where something contradicts. */
const LEAST_AGAINST = -4;
/** A second contradiction in a name says less than the first. */
const MORE_CONFLICTS = 1.5;
const MISSING_WORD = -0.5;

/**
 * How probable it is that these are one person, by Fellegi and Sunter: the sum of what every field says. `strict` is for
 * people who are masked to the employee: only whole values count, as a value nearly right would tell its characters.
 */
export function score(one: Traits, other: Traits, { strict = false, weights = shipped }: Options = {}): Score {
  const { likeness, nameBits, name } = compared(one, other, strict);
  const { fields, prior } = weights;
  let bits = prior + nameBits;
  if (likeness.name) bits += against(name, likeness.name, fields.name[likeness.name]);
  for (const field of ["document", "email", "phone", "birthDate"] as const) {
    const level = likeness[field];
    if (level) bits += (fields[field] as Record<string, number>)[level] ?? 0;
  }
  const reasons = reasonsOf(likeness, name);
  const told = reasons.some((reason) => reason !== "same_birth_date" && reason !== "near_birth_date");
  const verdict = told ? (VERDICTS.find((each) => bits >= least(each, likeness)) ?? null) : null;
  return { bits, verdict, reasons, likeness };
}

/** Every field of two people compared, and what their shared words say by their rarity, in bits. */
export function compared(one: Traits, other: Traits, strict = false) {
  const name = compareNames(one.words, other.words);
  const named = !strict || isNamedBy(one.written, other.written);
  const likeness: Likeness = {
    document: compareDocuments(one.document, other.document),
    email: compareEmails(one, other),
    phone: comparePhones(one.phone, other.phone),
    birthDate: compareBirthDates(one.birthDate, other.birthDate),
    name: named ? (name?.level ?? null) : null,
  };
  const nameBits = named && name ? name.bits + MISSING_WORD * Math.min(2, name.missing) : 0;
  return { likeness: strict ? wholly(likeness, one, other) : likeness, nameBits, name };
}

/** Nearly right is as wrong as any other value, and so is a document of another kind. */
function wholly(compared: Likeness, one: Traits, other: Traits): Likeness {
  const { document, email, phone, birthDate, name } = compared;
  const strict = <Level extends string>(level: Level | null) => (level === "near" ? ("different" as Level) : level);
  const both = one.document !== null && other.document !== null;
  return {
    document: document === null && both ? "different" : strict(document),
    email: strict(email),
    phone: strict(phone),
    birthDate: strict(birthDate),
    name,
  };
}

function least(verdict: Verdict, { document, birthDate, name }: Likeness): number {
  const against = document === "different" || birthDate === "different" || name === "conflict" || name === "none";
  return verdict === "maybe" && against ? LEAST_AGAINST : LEAST[verdict];
}

type Options = { strict?: boolean; weights?: Weights };

function against(name: NameLikeness | null, level: string, weight: number): number {
  return level === "conflict" && name && name.conflicts > 1 ? weight * MORE_CONFLICTS : weight;
}

function reasonsOf({ document, email, phone, birthDate, name }: Likeness, names: NameLikeness | null): Reason[] {
  const agreed = name && name !== "none" && name !== "conflict";
  const found: (Reason | null)[] = [
    email === "same" || email === "near" ? `${email}_email` : null,
    document && document !== "different" ? `${document}_document` : null,
    phone === "same" || phone === "near" ? `${phone}_phone` : null,
    agreed && name === "same" ? "same_name" : null,
    agreed && names?.bySound ? "sound_name" : null,
    agreed && names?.byNickname ? "nickname_name" : null,
    agreed && name === "partial" && !names?.bySound && !names?.byNickname ? "partial_name" : null,
    birthDate === "same" || birthDate === "near" ? `${birthDate}_birth_date` : null,
  ];
  return found.filter((reason) => reason !== null);
}
