/** What a form's server action answers, and what the next page shows when no script runs. */

export type Values = Record<string, string>;
/** Ready sentences by field. */
export type Errors = Record<string, string>;

export type FormState = {
  status: "idle" | "invalid" | "done";
  /** What was typed, to be shown again; never a password. */
  values: Values;
  errors: Errors;
  /** One sentence about the whole form. */
  message?: string | undefined;
};

/** What is known already, as a form begins with it. */
export function valuesOf(known: Record<string, string | number | null>): Values {
  return Object.fromEntries(Object.entries(known).map(([name, value]) => [name, String(value ?? "")]));
}

export type FormAction = (before: FormState, data: FormData) => Promise<FormState>;

export const idle: FormState = { status: "idle", values: {}, errors: {} };

const isSecret = (name: string) => /password/i.test(name);

/** The answer to a form that cannot be accepted: what was typed comes back, passwords excepted. */
export function invalid(values: Values, errors: Errors, message?: string): FormState {
  const shown = Object.entries(values).filter(([name]) => !isSecret(name));
  return { status: "invalid", values: Object.fromEntries(shown), errors, message };
}

/** The answer to a form that was accepted and stays on its page. */
export function done(message?: string, values: Values = {}): FormState {
  return { status: "done", values, errors: {}, message };
}
