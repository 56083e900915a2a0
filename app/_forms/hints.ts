import { createHash } from "node:crypto";
import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { wrongCheckDigit } from "@/accounts/duplicates/check-digit";
import { hintedField, type Values } from "@/components/forms/form-state";
import { env } from "@/env";
import { formAnswers } from "@/messages/form-answers";

/** Which values were hinted at; sent again unchanged, they pass. */
const markOf = (hints: Values, values: Values) =>
  createHash("sha256")
    .update(JSON.stringify(Object.keys(hints).map((field) => [field, values[field]])))
    .digest("base64url");

/**
 * What is probably a slip, by field: a wrong check digit, a phone that no one can have. Null when there is none, or
 * when the form comes a second time with it. Our own forms ask; contracts take what they are sent.
 */
export function hintsAt(values: Values): { errors: Values; mark: string } | null {
  const { documentNumber = "", documentType = "", country, phone = "" } = values;
  const errors: Values = {};
  const expected = wrongCheckDigit(documentNumber, documentType || null, country || env.BUSINESS_COUNTRY || null);
  if (expected !== null) errors.documentNumber = formAnswers.checkDigit(expected);
  const parsed = parsePhoneNumberFromString(phone);
  if (parsed && !parsed.isValid()) errors.phone = formAnswers.impossiblePhone;
  if (Object.keys(errors).length === 0) return null;
  const mark = markOf(errors, values);
  return values[hintedField] === mark ? null : { errors, mark };
}
