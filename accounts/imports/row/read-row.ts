import type * as z from "zod";
import type { Account, Role } from "../../account";
import * as fields from "../../fields";
import { type FieldCode, fieldIssues } from "../../fields";
import { importedHash } from "../../passwords/password";
import { isDeceptive } from "../../values/deceptive-name";
import { normaliseEmail } from "../../values/email";
import { personName } from "../../values/person-name";
import { plainText } from "../../values/plain-text";
import type { ImportField, Mapping, RowProblem } from "./import-field";
import { readCountry } from "./read-country";
import { type DayOrder, readDay } from "./read-day";
import { readFlag } from "./read-flag";
import { readInstant } from "./read-instant";
import { readRole } from "./read-role";
import { plainDigits, withZeros } from "./spreadsheet-digits";

/** One person as a file has them. */
export type ImportedPerson = Omit<Account, "id" | "jobTitle" | "emailVerifiedAt" | "createdAt" | "updatedAt"> & {
  externalId: string | null;
  emailKey: string;
  active: boolean;
  /** True where the file does not say since when. */
  verified: Date | boolean;
  passwordHash: string | null;
  createdAt: Date | null;
};

/** What a row means beyond its cells. */
export type Reading = {
  mapping: Mapping;
  /** By name in plain text, and by number. */
  branches: Map<string, { id: number; open: boolean }>;
  roles: Record<string, Role>;
  dayOrder: { birth: DayOrder; created: DayOrder };
  /** The number of digits that document numbers have; 0 when that is not said. */
  documentDigits: number;
};

class Refused extends Error {
  constructor(readonly problem: RowProblem) {
    super(problem.code);
  }
}

const refuse = (field: RowProblem["field"], code: RowProblem["code"], params?: RowProblem["params"]): never => {
  throw new Refused(params ? { field, code, params } : { field, code });
};

/** The person in a row, or the first thing that is wrong with it. */
export function readRow(cells: readonly string[], reading: Reading): ImportedPerson | { problem: RowProblem } {
  try {
    return personOf(valuesOf(cells, reading.mapping), reading);
  } catch (thrown) {
    if (thrown instanceof Refused) return { problem: thrown.problem };
    throw thrown;
  }
}

type Values = Partial<Record<ImportField, string>>;

function valuesOf(cells: readonly string[], mapping: Mapping): Values {
  if (cells.slice(mapping.length).some((cell) => cell.trim() !== ""))
    refuse("fila", "columns", { count: cells.length, expected: mapping.length });
  const values: Values = {};
  for (const [column, field] of mapping.entries()) {
    // The apostrophe is what our own file of rejected rows has put there.
    const value = (cells[column]?.trim() ?? "").replace(/^'(?=[=+\-@])/, "");
    if (!field || value === "") continue;
    if (value.startsWith("=")) refuse(field, "formula");
    if (value.includes("\ufffd")) refuse(field, "unreadable");
    values[field] = value;
  }
  return values;
}

function personOf(values: Values, { branches, roles, dayOrder, documentDigits }: Reading): ImportedPerson {
  const email = check("email", fields.email, values.email);
  const givenNames = check(
    values.nombre && !values.nombres ? "nombre" : "nombres",
    fields.givenNames,
    values.nombres ?? values.nombre,
  );
  const surnames = optional("apellidos", fields.surnames, values.apellidos);
  const country =
    values.pais === undefined ? null : (readCountry(values.pais) ?? refuse("pais", "country", { value: values.pais }));
  const documentType = optional("documento_tipo", fields.documentType, values.documento_tipo);
  const document = values.documento_identidad && digits("documento_identidad", values.documento_identidad);
  const role = readRole(values.rol ?? "", roles) ?? refuse("rol", "role_unassigned", { value: values.rol ?? "" });
  const verified = verifiedAt(values.verificado, dayOrder.created);
  const person: ImportedPerson = {
    externalId: optional("id", fields.text(100), values.id && plainDigits(values.id)),
    email,
    emailKey: normaliseEmail(email),
    givenNames,
    surnames,
    phone: optional("telefono", fields.phone, values.telefono && digits("telefono", values.telefono)),
    birthDate: optional(
      "fecha_nacimiento",
      fields.birthDate,
      values.fecha_nacimiento && (readDay(values.fecha_nacimiento, dayOrder.birth) ?? "?"),
    ),
    gender: optional("genero", fields.gender, values.genero && genderOf(values.genero)),
    country,
    nationality: optional("nacionalidad", fields.nationality, values.nacionalidad),
    address: optional("direccion", fields.address, values.direccion),
    documentType,
    documentNumber: optional(
      "documento_identidad",
      fields.documentNumber,
      document && withZeros(document, { country, documentType, digits: documentDigits }),
    ),
    role,
    branchId: branchOf(values.sucursal, branches),
    active: values.activo === undefined || flag("activo", values.activo),
    verified,
    passwordHash: hashOf(values.password_hash),
    createdAt: instantOf("creado", values.creado, dayOrder.created),
  };
  if (role !== "client") refuseStaff(person);
  return person;
}

function check<Value>(field: ImportField, rule: z.ZodType<Value>, value: unknown): Value {
  const read = rule.safeParse(value);
  if (read.success) return read.data;
  const [issue] = fieldIssues(read.error);
  const max = issue?.params.max;
  return refuse(field, issue?.code ?? ("type" satisfies FieldCode), typeof max === "number" ? { max } : undefined);
}

function optional<Value>(field: ImportField, rule: z.ZodType<Value>, value: string | undefined): Value | null {
  return value ? check(field, rule, value) : null;
}

/** Digits of which a spreadsheet has kept the first few only are lost. */
function digits(field: ImportField, value: string): string {
  return /^\d([.,]\d+)?E\+?\d+$/i.test(value) ? refuse(field, "digits_lost") : plainDigits(value);
}

function genderOf(value: string): string {
  const letter = plainText(value).charAt(0).toUpperCase();
  if (/^(mujer|female|femenin)/.test(plainText(value))) return "F";
  return { H: "M", V: "M" }[letter] ?? letter;
}

function branchOf(value: string | undefined, branches: Reading["branches"]): number | null {
  if (value === undefined) return null;
  const branch = branches.get(plainText(value)) ?? branches.get(plainDigits(value));
  if (!branch) return refuse("sucursal", "branch_unknown", { value });
  return branch.open ? branch.id : refuse("sucursal", "branch_closed", { value });
}

function flag(field: ImportField, value: string): boolean {
  return readFlag(value) ?? refuse(field, "flag");
}

function instantOf(field: ImportField, value: string | undefined, order: DayOrder): Date | null {
  if (value === undefined) return null;
  const instant = readInstant(value, order) ?? refuse(field, "instant");
  if (instant.getTime() > Date.now() + 86_400_000) refuse(field, "future");
  return new Date(Math.min(instant.getTime(), Date.now()));
}

function verifiedAt(value: string | undefined, order: DayOrder): Date | boolean {
  if (value === undefined) return false;
  return (
    readFlag(value) ??
    (readInstant(value, order) ? (instantOf("verificado", value, order) ?? true) : refuse("verificado", "flag"))
  );
}

/** Null for none, which Django writes as `!` and Unix as `*`. */
function hashOf(value: string | undefined): string | null {
  if (value === undefined || /^[!*]/.test(value)) return null;
  const imported = importedHash(value);
  return "refused" in imported ? refuse("password_hash", `hash_${imported.refused}`) : imported.passwordHash;
}

/** Staff are people about whom is known who they are, and employees belong to a branch. */
function refuseStaff(person: ImportedPerson): void {
  if (!person.verified) refuse("rol", "staff_unverified");
  if (isDeceptive(personName(person))) refuse("nombres", "staff_deceptive");
  if (person.role === "employee" && person.branchId === null) refuse("sucursal", "staff_branch");
}
