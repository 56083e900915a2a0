import { env } from "../../env";
import type { Account } from "../account";
import { personName } from "../values/person-name";
import { type Traits, traitsOf } from "./traits";

type Known = Pick<Account, "email" | "givenNames" | "surnames" | "phone" | "birthDate" | "documentNumber" | "country">;

/** An account's data, read for comparing. A phone without its country is the client's country's, or the business's. */
export function ownTraits({ email, phone, birthDate, documentNumber, country, ...names }: Known): Traits {
  const home = country ?? env.BUSINESS_COUNTRY ?? null;
  return traitsOf({ name: personName(names), email, phone, birthDate, document: documentNumber, country: home });
}
