/** The answer of a form's server action, which the next page shows when no script runs. */

export type Values = Record<string, string>;
/** The sentence to show, by field. */
export type Errors = Record<string, string>;

export type FormState = {
  status: "idle" | "invalid" | "done";
  /** The typed values, to be shown again; never a password. */
  values: Values;
  errors: Errors;
  /** One sentence about the whole form. */
  message?: string | undefined;
  /** The way out of what the sentence says. */
  link?: { href: string; label: string } | undefined;
};

/** The initial state of a form with known values. */
export function valuesOf(known: Record<string, string | number | null>): Values {
  return Object.fromEntries(Object.entries(known).map(([name, value]) => [name, String(value ?? "")]));
}

export type FormAction = (before: FormState, data: FormData) => Promise<FormState>;

export const idle: FormState = { status: "idle", values: {}, errors: {} };

const isSecret = (name: string) => /password/i.test(name);

/** The answer to a refused form: the typed values come back, except passwords. */
export function invalid(values: Values, errors: Errors, message?: string): FormState {
  const shown = Object.entries(values).filter(([name]) => !isSecret(name));
  return { status: "invalid", values: Object.fromEntries(shown), errors, message };
}

/** The answer to an accepted form that stays on its page. */
export function done(message?: string, values: Values = {}): FormState {
  return { status: "done", values, errors: {}, message };
}
