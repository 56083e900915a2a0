import type { Traits } from "./traits";

/** A phone of as many accounts is a family's, or a shop's: it says nothing of one person. */
const SHARED_PHONE = 4;

/** The person as compared with these others: without a phone that too many of them have. */
export function withoutSharedPhone(person: Traits, others: readonly Traits[]): Traits {
  if (person.phone === null) return person;
  const sharers = others.filter(({ phone }) => phone === person.phone).length;
  return sharers < SHARED_PHONE ? person : { ...person, phone: null };
}
