import { joinPhone } from "../ui/phone-number";
import type { Values } from "./form-state";

export const idempotencyField = "idempotencyKey";

const part = /^(.+)-(day|month|year|prefix)$/;

/** The field a control belongs to: `birthDate-day` is a part of `birthDate`. */
export const fieldOf = (control: string): string => part.exec(control)?.[1] ?? control;

function joinDate(...parts: [year: string, month: string, day: string]): string {
  const [year, month, day] = parts.map((typed) => typed.trim());
  const two = (digits = "") => (digits.length === 1 ? `0${digits}` : digits);
  return year || month || day ? `${year}-${two(month)}-${two(day)}` : "";
}

/**
 * A form's values as text by field: the parts of dates and telephones are joined, files and the framework's own
 * fields are left out. The browser validates and the server reads through this same function.
 */
export function readForm(data: FormData): Values {
  const typed = new Map<string, string>();
  for (const [name, value] of data) if (typeof value === "string" && !name.startsWith("$")) typed.set(name, value);

  const get = (name: string) => typed.get(name) ?? "";
  const values: Values = {};
  for (const [name, value] of typed) {
    const [, field, kind] = part.exec(name) ?? [];
    if (!field) values[name] ??= value;
    else if (kind === "prefix") values[field] = joinPhone(value, get(field));
    else values[field] = joinDate(get(`${field}-year`), get(`${field}-month`), get(`${field}-day`));
  }
  delete values[idempotencyField];
  return values;
}
