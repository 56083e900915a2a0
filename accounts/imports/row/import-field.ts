import type { FieldCode } from "../../fields";

/** The columns of a file, by the headers that need no mapping. */
export const IMPORT_FIELDS = [
  "id",
  "email",
  "nombres",
  "apellidos",
  "nombre",
  "telefono",
  "fecha_nacimiento",
  "documento_tipo",
  "documento_identidad",
  "direccion",
  "pais",
  "nacionalidad",
  "genero",
  "sucursal",
  "rol",
  "verificado",
  "activo",
  "password_hash",
  "creado",
] as const;

export type ImportField = (typeof IMPORT_FIELDS)[number];

/** The field of each column of a file; null for one that is left out. */
export type Mapping = (ImportField | null)[];

export const isImportField = (name: unknown): name is ImportField => IMPORT_FIELDS.some((field) => field === name);

/** Why a row is not taken. `fila` is the row as a whole. */
export type RowProblem = {
  field: ImportField | "fila";
  code:
    | FieldCode
    | "branch_closed"
    | "branch_unknown"
    | "columns"
    | "country"
    | "digits_lost"
    | "flag"
    | "formula"
    | "future"
    | "held"
    | "instant"
    | "other_account"
    | "repeated"
    | "role_unassigned"
    | "staff_branch"
    | "staff_deceptive"
    | "staff_unverified"
    | "unreadable"
    | `hash_${"unknown" | "malformed" | "too_costly" | "plain_text"}`;
  params?: Record<string, string | number>;
};
