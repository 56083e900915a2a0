import type { Likeness } from "./likeness";
import { isOneSlip } from "./near-misses";
import type { ReadDocument } from "./read-document";
import { phoneEnd } from "./read-phone";
import type { Traits } from "./traits";

const shares = (ones: string[], others: string[]) => ones.some((one) => others.includes(one));
/** Whether two marks contradict each other; a missing one contradicts nothing. */
const differ = (one: string | null, other: string | null) => one !== null && other !== null && one !== other;
/** Digits can be compared with digits; a passport and a national number say nothing about each other. */
const isNumber = (text: string) => /^\d+$/.test(text);

export function compareDocuments(one: ReadDocument | null, other: ReadDocument | null): Likeness["document"] {
  if (!one || !other) return null;
  if (one.key === other.key) return "same";
  if (shares(one.cores, other.cores)) {
    if (differ(one.complement, other.complement) || differ(one.place, other.place)) return "different";
    return one.complement === other.complement && one.place === other.place ? "other_form" : "alike";
  }
  const [all, others] = [
    [...one.cores, ...one.parts],
    [...other.cores, ...other.parts],
  ];
  if (shares(all, others)) return "alike";
  if (one.cores.some((core) => core.length > 5 && other.cores.some((each) => isOneSlip(core, each)))) return "near";
  const [core = "", otherCore = ""] = [one.cores.at(-1), other.cores.at(-1)];
  const comparable = isNumber(core) === isNumber(otherCore) && Math.abs(core.length - otherCore.length) < 2;
  return comparable ? "different" : null;
}

export function comparePhones(one: string | null, other: string | null): Likeness["phone"] {
  if (!one || !other) return null;
  if (one === other) return "same";
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length >= 8 && long.endsWith(short)) return "same";
  return isOneSlip(one, other) || isOneSlip(phoneEnd(one), phoneEnd(other)) ? "near" : "different";
}

export function compareEmails(one: Traits, other: Traits): Likeness["email"] {
  if (!one.emailKey || !other.emailKey) return null;
  if (one.emailKey === other.emailKey) return "same";
  if (!one.local || !other.local) return "different";
  if (one.local === other.local) return "near";
  // Another digit is chosen, where the name alone was taken.
  const digits = ({ local }: Traits) => local?.replace(/\D/g, "");
  return isOneSlip(one.local, other.local) && digits(one) === digits(other) ? "near" : "different";
}

export function compareBirthDates(one: string | null, other: string | null): Likeness["birthDate"] {
  if (!one || !other) return null;
  if (one === other) return "same";
  const [year, month, day] = one.split("-");
  if (other === `${year}-${day}-${month}`) return "near";
  return isOneSlip(one.replaceAll("-", ""), other.replaceAll("-", "")) ? "near" : "different";
}
