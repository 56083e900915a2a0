import * as z from "zod";
import type { Role } from "../../accounts/account";
import type { ImportOptions } from "../../accounts/imports/import-options";
import { isImportField, type Mapping } from "../../accounts/imports/row/import-field";
import { isId } from "../../accounts/values/is-id";
import { importErrors } from "../../messages/import-errors";
import type { Values } from "./form-state";

export type ImportMeaning = {
  id: number;
  mapping: Mapping;
  source: string;
  options: Omit<ImportOptions, "dayOrder">;
};

const MOST_DIGITS = 20;
const ROLES: Role[] = ["client", "employee", "admin"];

/** The controls of an import's form: one for each column, and one for each word of the role column. */
export const columnField = (column: number) => `column-${column}`;
export const roleField = (word: string) => `role-${word}`;

/** What an import's columns mean and what is to happen. */
export const importMeaning = z.custom<Values>().transform((values, context): ImportMeaning => {
  const digits = Number(values.documentDigits || "0");
  const wrong = !(Number.isInteger(digits) && digits >= 0 && digits <= MOST_DIGITS);
  const refuse = (path: string, message: string) =>
    context.issues.push({ code: "custom", path: [path], message, input: values });
  if (wrong) refuse("documentDigits", importErrors.wrongDigits);
  const id = Number(values.id);
  if (!isId(id)) refuse("id", importErrors.gone);
  const mapping: Mapping = [];
  for (let column = 0; columnField(column) in values; column += 1) {
    const field = values[columnField(column)];
    mapping.push(isImportField(field) ? field : null);
  }
  const roles = Object.entries(values).flatMap(([name, role]): [string, Role][] => {
    const known = ROLES.find((one) => one === role);
    return name.startsWith("role-") && known ? [[name.slice("role-".length), known]] : [];
  });
  return {
    id,
    mapping,
    source: (values.source ?? "").trim().slice(0, 120),
    options: {
      existing: values.existing === "complete" ? "complete" : "omit",
      similar: values.similar === "omit" ? "omit" : "create",
      mail: values.mail === "on",
      roles: Object.fromEntries(roles),
      documentDigits: wrong ? 0 : digits,
    },
  };
});
