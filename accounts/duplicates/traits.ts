import { isEmailAddress, normaliseEmail } from "../values/email";
import { plainText } from "../values/plain-text";
import { isRealDay } from "../values/real-day";
import { type NameWord, nameWords, writtenWords } from "./name-words";
import { isNoBirthDate, isNoLocalPart } from "./placeholders";
import { type ReadDocument, readDocument } from "./read-document";
import { readPhone } from "./read-phone";

/** What is known of a person, as typed; every value may be missing or incomplete. */
export type Person = {
  name: string;
  email?: string | null;
  document?: string | null;
  phone?: string | null;
  birthDate?: string | null;
  country?: string | null;
};

/** The same, read for comparing. */
export type Traits = {
  words: NameWord[];
  /** The words of the name as written, small ones too. */
  written: string[];
  emailKey: string | null;
  /** The letters before the at sign; null where they name no person in particular. */
  local: string | null;
  document: ReadDocument | null;
  phone: string | null;
  birthDate: string | null;
};

export function traitsOf({ name, email, document, phone, birthDate, country }: Person): Traits {
  const address = normaliseEmail(email ?? "");
  const emailKey = isEmailAddress(address) ? address : null;
  const local = plainText(emailKey?.split("@")[0]?.split("+")[0] ?? "").replace(/[^a-z\d]/g, "");
  const read = document ? readDocument(document) : null;
  const day = birthDate && isRealDay(birthDate) && !isNoBirthDate(birthDate) ? birthDate : null;
  return {
    words: nameWords(name),
    written: writtenWords(name),
    emailKey,
    local: isNoLocalPart(local) ? null : local,
    document: read,
    phone: phone ? readPhone(phone, country) : null,
    birthDate: day ?? read?.birthDate ?? null,
  };
}
