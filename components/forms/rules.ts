import * as z from "zod";
import * as fields from "../../accounts/fields";
import { form, knownPassword } from "./form-rule";
import type { Errors } from "./form-state";
import { importMeaning } from "./import-rule";
import { agreeFields, legalText } from "./legal-rule";
import { phone } from "./phone-rule";
import { staffRules } from "./staff-rules";

/** A password chosen by a person in a browser. */
const chosenPassword = fields.password(10);

/** The token of a mail's link. */
const token = fields.text(100);

const optionalDetails = {
  birthDate: fields.optional(fields.birthDate),
  gender: fields.optional(fields.gender),
  documentType: fields.optional(fields.documentType),
  documentNumber: fields.optional(fields.documentNumber),
  country: fields.optional(fields.country),
  address: fields.optional(fields.address),
};

/** The rules of each form, for the browser and for the server action behind it. */
export const rules = {
  register: form({
    givenNames: fields.givenNames,
    surnames: fields.surnames,
    email: fields.email,
    password: chosenPassword,
    phone,
    ...agreeFields,
    ...optionalDetails,
  }),
  /** The texts that someone with an account is asked about. */
  agreement: form(agreeFields),
  signIn: form({ email: fields.email, password: knownPassword }),
  changeEmail: form({ email: fields.email, password: knownPassword }),
  changePassword: form({ currentPassword: knownPassword, newPassword: chosenPassword }),
  profile: form({
    givenNames: fields.givenNames,
    surnames: fields.optional(fields.surnames),
    phone: fields.optional(phone),
    ...optionalDetails,
  }),
  /** A proof of who is there, on a page of its own. */
  confirm: form({ password: knownPassword }),
  /** A code of a second factor, or a recovery code. */
  code: form({ code: fields.text(40) }),
  /** A new passkey: its name first, and then what the browser made. */
  passkey: form({ name: fields.text(60), answer: fields.optional(fields.text(12_000)) }),
  closeAccount: form({ password: knownPassword, confirm: z.literal("on", "missing") }),
  forgotPassword: form({ email: fields.email }),
  resetPassword: form({
    newPassword: chosenPassword,
    token: fields.optional(token),
    startAfresh: z.literal("on").optional(),
  }),
  /** A button without fields. */
  button: form({}),
  /** A button whose whole form is the token of a mail's link. */
  link: form({ token }),
  importMeaning,
  legalText,
  ...staffRules,
} as const;

export type FormName = keyof typeof rules;

/** The first sentence for each invalid field. */
export function errorsOf(error: z.ZodError): Errors {
  const errors: Errors = {};
  for (const { path, message } of error.issues) errors[path.join(".")] ??= message;
  return errors;
}
