import * as z from "zod";
import * as fields from "../../accounts/fields";
import { fieldErrors } from "../../messages/fields";
import type { Errors, Values } from "./form-state";

/** A password chosen by a person in a browser. */
const chosenPassword = fields.password(10);
/** A password that was chosen before, whatever the rules were then. */
const knownPassword = fields.password(1);

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
  register: z.object({
    givenNames: fields.givenNames,
    surnames: fields.surnames,
    email: fields.email,
    password: chosenPassword,
    phone: fields.phone,
    ...optionalDetails,
  }),
  signIn: z.object({ email: fields.email, password: knownPassword }),
  changePassword: z.object({ currentPassword: knownPassword, newPassword: chosenPassword }),
  profile: z.object({
    givenNames: fields.givenNames,
    surnames: fields.optional(fields.surnames),
    phone: fields.optional(fields.phone),
    ...optionalDetails,
  }),
  closeAccount: z.object({ password: knownPassword, confirm: z.literal("on", "missing") }),
  forgotPassword: z.object({ email: fields.email }),
  resetPassword: z.object({ newPassword: chosenPassword }),
} as const;

export type FormName = keyof typeof rules;

/** The first sentence for each field that broke a rule. */
export function errorsOf(error: z.ZodError): Errors {
  const errors: Errors = {};
  for (const { field, code, params } of fields.fieldIssues(error)) errors[field] ??= fieldErrors[code](field, params);
  return errors;
}

/** What is wrong with a form, in sentences by field; nothing when it may be sent. */
export function check(form: FormName, values: Values): Errors {
  const read = rules[form].safeParse(values);
  return read.success ? {} : errorsOf(read.error);
}
