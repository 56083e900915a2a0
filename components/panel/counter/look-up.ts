import type { Alike } from "@/accounts/clients/find-duplicates";
import type { Verdict } from "@/accounts/duplicates/score";
import type { Values } from "@/components/forms/form-state";

/** One possible duplicate as the radar gets it: in words, and masked where it may not be opened. */
export type LookedUp = {
  id: number;
  name: string;
  email: string;
  phone: string | null;
  document: string | null;
  branch: string | null;
  since: string;
  disabled: boolean;
  alike: Alike[];
  verdict: Verdict;
  /** The verdict in words, and the reasons for it. */
  probability: string;
  because: string;
  standing: "openable" | "elsewhere" | "staff";
};

/** Whether it is the same person, as far as can be told. */
export const isSure = ({ verdict }: LookedUp): boolean => verdict === "same";

/** Whether registering beside this account needs a reason; with the same address it cannot be done at all. */
export const asksReason = (person: LookedUp): boolean => isSure(person) && !person.alike.includes("same_email");

/** The radar's request, from what is typed so far. */
export function questionOf(typed: Values) {
  const { givenNames = "", surnames = "", email = "", documentNumber = "", phone = "", birthDate = "" } = typed;
  const name = `${givenNames} ${surnames}`.trim();
  return { name, email: email.trim(), document: documentNumber.trim(), phone, birthDate };
}

/** Whether an address is typed whole; before that nothing can be said of it. */
export const isWhole = (email: string): boolean => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(email);
