import type { Likeness } from "@/accounts/clients/find-duplicates";
import type { Values } from "@/components/forms/form-state";

/** One possible duplicate as the radar gets it: masked and in words. */
export type LookedUp = {
  id: number;
  name: string;
  email: string;
  phone: string | null;
  document: string | null;
  branch: string | null;
  since: string;
  disabled: boolean;
  alike: Likeness[];
  standing: "openable" | "elsewhere" | "staff";
};

const SURE: readonly Likeness[] = ["same_email", "same_document"];

/** Whether the match all but proves that it is the same person. */
export const isSure = ({ alike }: LookedUp): boolean => alike.some((one) => SURE.includes(one));

/** The radar's request, from what is typed so far. */
export function questionOf({ givenNames = "", surnames = "", email = "", documentNumber = "", phone = "" }: Values) {
  return { name: `${givenNames} ${surnames}`.trim(), email: email.trim(), document: documentNumber.trim(), phone };
}
