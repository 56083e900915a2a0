import * as z from "zod";
import { COUNTRIES } from "./values/countries";
import { documentKey } from "./values/document-key";
import { isEmailAddress } from "./values/email";
import { normalise } from "./values/normalise";
import { isRealDay } from "./values/real-day";

/**
 * One rule per field. Every rule normalises, and reports errors as codes: the issue's message is a `FieldCode`, its
 * `params` carry the bound or the value. Each surface has its own sentences for the codes.
 * `meta` is JSON Schema for the API description and validates nothing.
 */
export type FieldCode =
  | "missing"
  | "null"
  | "type"
  | "blank"
  | "too_long"
  | "too_short"
  | "nul"
  | "characters"
  | "email"
  | "date"
  | "choice"
  | "integer"
  | "mismatch";

/** The codes of these rules, and of the forms and contracts built from them. */
export function fieldIssue(code: FieldCode, input: unknown, params: Record<string, unknown> = {}) {
  return { code: "custom" as const, message: code, input, params };
}

const presence = ({ input }: { input?: unknown }): FieldCode =>
  input === undefined ? "missing" : input === null ? "null" : "type";

/** Text, or a number as its digits: clients often send phones and documents as numbers. */
const textOrDigits = z
  .custom<string | number>()
  .meta({ type: "string" })
  .transform((input: unknown, context): string => {
    if (typeof input === "string" || isDigits(input)) return String(input);
    context.issues.push(fieldIssue(presence({ input }), input));
    return z.NEVER;
  });

/** A non-negative integer that JSON parsing kept exactly. */
function isDigits(input: unknown): boolean {
  return typeof input === "number" && Number.isSafeInteger(input) && input >= 0;
}

// Controls, bidi overrides and marks, line separators, lone surrogates and non-characters.
const REFUSED = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u;
// Letters that show nothing: Hangul fillers and the blank braille pattern.
const VISIBLE = /(?![\u115f\u1160\u3164\uffa0\u2800])[\p{L}\p{N}\p{P}\p{S}]/u;

function wrongCharacters(value: string): FieldCode | null {
  if (value.includes("\0")) return "nul";
  return REFUSED.test(value) ? "characters" : null;
}

/** Trimmed, NFC, with at least one visible character; `max` in code points. */
export function text(max: number) {
  return textOrDigits
    .transform((input, context) => {
      const value = normalise(input.trim(), "NFC").trim();
      const wrong =
        wrongCharacters(value) ??
        (value === "" ? "blank" : !VISIBLE.test(value) ? "characters" : [...value].length > max ? "too_long" : null);
      if (wrong) context.issues.push(fieldIssue(wrong, input, { max }));
      return value;
    })
    .meta({ minLength: 1, maxLength: max });
}

export const givenNames = text(150);
export const surnames = text(150);
export const phone = text(20);
export const address = text(255);
export const nationality = text(150);
export const documentType = text(30);
export const jobTitle = text(80);

export const documentNumber = text(30).superRefine((value, context) => {
  if (value !== "" && documentKey(value) === "") context.issues.push(fieldIssue("characters", value));
});

export const email = textOrDigits
  .transform((input, context) => {
    const value = normalise(input.trim(), "NFC").trim();
    const wrong =
      wrongCharacters(value) ??
      (value === "" ? "blank" : value.length > 254 ? "too_long" : isEmailAddress(value) ? null : "email");
    if (wrong) context.issues.push(fieldIssue(wrong, input, { max: 254 }));
    return value;
  })
  .meta({ format: "email", maxLength: 254 });

/** Never trimmed; counted in code points. */
export function password(min: number) {
  return textOrDigits
    .transform((value, context) => {
      const length = [...value].length;
      const wrong =
        wrongCharacters(value) ??
        (length === 0 ? "blank" : length < min ? "too_short" : length > 256 ? "too_long" : null);
      if (wrong) context.issues.push(fieldIssue(wrong, value, { min, max: 256 }));
      return value;
    })
    .meta({ format: "password", minLength: min, maxLength: 256 });
}

/** A calendar day `YYYY-MM-DD` from 1900 to today, kept as text: a birthday has no time zone. */
export const birthDate = z
  .string({ error: ({ input }) => (input == null ? presence({ input }) : "date") })
  .transform((input, context) => {
    const value = input.trim();
    if (value === "") context.issues.push(fieldIssue("blank", input));
    else if (!isRealDay(value)) context.issues.push(fieldIssue("date", input));
    return value;
  })
  .meta({ format: "date" });

/** One of `options`, exactly as written. */
export function choice<const Option extends string | number>(options: readonly Option[]) {
  return z
    .custom<Option>()
    .transform((input: unknown, context): Option => {
      const chosen = options.find((option) => option === input);
      if (chosen !== undefined) return chosen;
      const mistyped = typeof options[0] === "number" && !Number.isInteger(input);
      const wrong = input == null ? presence({ input }) : mistyped ? "integer" : "choice";
      context.issues.push(fieldIssue(wrong, input, { value: input }));
      return z.NEVER;
    })
    .meta({ type: typeof options[0] === "number" ? "integer" : "string", enum: [...options] });
}

/** A branch's id. The core checks that the branch exists. */
export const branchId = z
  .custom<number>()
  .transform((input: unknown, context): number => {
    if (typeof input === "number") return input;
    context.issues.push(fieldIssue("type", input, { value: input }));
    return z.NEVER;
  })
  .meta({ type: "integer", minimum: 1 });

export const gender = choice(["M", "F", "O"]);

/** ISO 3166-1 alpha-2, upper case. */
export const country = choice(COUNTRIES);

/** An optional field: absent, null and blank are the same. */
export function optional<Rule extends z.ZodType>(rule: Rule) {
  const absent = (value: unknown) => value == null || (typeof value === "string" && value.trim() === "");
  return z.preprocess((value) => (absent(value) ? null : value), rule.nullable());
}

export type FieldIssue = { field: string; code: FieldCode; params: Record<string, unknown> };

/** The rules' errors in the order of the schema's fields. A value that is no object reports no field. */
export function fieldIssues(error: z.ZodError): FieldIssue[] {
  return error.issues.map((issue) => ({
    field: issue.path.join("."),
    code: issue.message as FieldCode,
    params: issue.code === "custom" ? (issue.params ?? {}) : {},
  }));
}
