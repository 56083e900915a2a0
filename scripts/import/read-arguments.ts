import { parseArgs } from "node:util";
import type { Role } from "../../accounts/account";
import { type ImportOptions, USUAL_OPTIONS } from "../../accounts/imports/import-options";
import { IMPORT_FIELDS, type ImportField, isImportField } from "../../accounts/imports/row/import-field";
import { plainText } from "../../accounts/values/plain-text";
import { importCommand } from "../../messages/imports";
import { Refusal } from "../process/refusal.ts";

export type Arguments = {
  help: boolean;
  file: string | null;
  undo: number | null;
  dryRun: boolean;
  yes: boolean;
  source: string | null;
  rejected: string | null;
  /** The field of a column by its header; null for a column that is not to be used. */
  map: [column: string, field: ImportField | null][];
  options: Omit<ImportOptions, "dayOrder">;
};

const flags = {
  help: { type: "boolean" },
  "dry-run": { type: "boolean" },
  yes: { type: "boolean" },
  mail: { type: "boolean" },
  source: { type: "string" },
  rejected: { type: "string" },
  existing: { type: "string" },
  similar: { type: "string" },
  "document-digits": { type: "string" },
  undo: { type: "string" },
  map: { type: "string", multiple: true },
  role: { type: "string", multiple: true },
} as const;

const ROLES: Record<string, Role> = {
  ...{ client: "client", cliente: "client", employee: "employee", empleado: "employee" },
  ...{ admin: "admin", administrador: "admin" },
};

/** What the command is asked for; a `Refusal` with a sentence for every mistake. */
export function readArguments(args: string[]): Arguments {
  const { values, positionals } = parse(args);
  const [file = null, ...more] = positionals;
  if (more.length > 0) throw new Refusal(importCommand.oneFile);
  const { existing = "omit", similar = "create", undo, "document-digits": digits = "0" } = values;
  return {
    help: values.help ?? false,
    file,
    undo: undo === undefined ? null : whole("--undo", undo, 2 ** 31 - 1),
    dryRun: values["dry-run"] ?? false,
    yes: values.yes ?? false,
    source: values.source?.trim() || null,
    rejected: values.rejected ?? null,
    map: (values.map ?? []).map(columnAndField),
    options: {
      ...USUAL_OPTIONS,
      existing: oneOf("--existing", existing, { omit: "omit", fill: "complete" }),
      similar: oneOf("--similar", similar, { create: "create", omit: "omit" }),
      mail: values.mail ?? false,
      roles: Object.fromEntries((values.role ?? []).map(wordAndRole)),
      documentDigits: whole("--document-digits", digits, 20),
    },
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: flags, allowPositionals: true });
  } catch (thrown) {
    const [, name = ""] = /'(-[^' ]*)/.exec(thrown instanceof Error ? thrown.message : "") ?? [];
    throw new Refusal(name.slice(2) in flags ? importCommand.optionValue(name) : importCommand.option(name));
  }
}

function whole(name: string, text: string, most: number): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isInteger(value) || value < 0 || value > most)
    throw new Refusal(importCommand.optionValue(name));
  return value;
}

function oneOf<Value>(name: string, text: string, values: Record<string, Value>): Value {
  const value = Object.hasOwn(values, text) ? values[text] : undefined;
  if (value === undefined) throw new Refusal(importCommand.optionValue(name));
  return value;
}

/** Headers may hold an equals sign, fields do not. */
function columnAndField(text: string): [string, ImportField | null] {
  const at = text.lastIndexOf("=");
  const [column, field] = [text.slice(0, Math.max(0, at)).trim(), text.slice(at + 1).trim()];
  if (at < 1) throw new Refusal(importCommand.optionValue("--map"));
  if (field === "-" || field === "") return [column, null];
  if (!isImportField(field)) throw new Refusal(importCommand.noField(field, IMPORT_FIELDS.join(", ")));
  return [column, field];
}

function wordAndRole(text: string): [string, Role] {
  const at = text.lastIndexOf("=");
  if (at < 1) throw new Refusal(importCommand.optionValue("--role"));
  return [
    plainText(text.slice(0, at).trim()),
    oneOf(
      "--role",
      text
        .slice(at + 1)
        .trim()
        .toLowerCase(),
      ROLES,
    ),
  ];
}
