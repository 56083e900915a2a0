/** The answer of a form's server action, which the next page shows when no script runs. */

export type Values = Record<string, string>;
/** The sentence to show, by field. */
export type Errors = Record<string, string>;

export type FormState = {
  /** `confirm`: the form is in order, and asks who is there before it is carried out. */
  status: "idle" | "invalid" | "confirm" | "done";
  /** What was typed, to be shown again; never a password. */
  values: Values;
  errors: Errors;
  /** One sentence about the whole form. */
  message?: string | undefined;
  /** The way out of what the sentence says. */
  link?: { href: string; label: string } | undefined;
  /** Whose password is asked for, for their password manager. */
  whose?: string;
  /** A code of their app does as well. */
  orCode?: boolean;
  /** What the browser needs to ask for, or to make, a passkey, as its JSON. */
  passkey?: string;
  /** What is shown once, in the one answer that has it: recovery codes, or an app key. */
  codes?: string[];
};

/** The initial state of a form with known values. */
export function valuesOf(known: Record<string, string | number | null>): Values {
  return Object.fromEntries(Object.entries(known).map(([name, value]) => [name, String(value ?? "")]));
}

export type FormAction = (before: FormState, data: FormData) => Promise<FormState>;

export const idle: FormState = { status: "idle", values: {}, errors: {} };

/** The caller's own password, beside a form that asks for a proof of who is there. */
export const proofField = "proofPassword";

/** The same proof, signed by one of the caller's passkeys. */
export const passkeyProofField = "proofPasskey";

/** Which values of a form a hint was given about; the same ones pass when it is sent again. */
export const hintedField = "hinted";

const isSecret = (name: string) => /password|passkey/i.test(name);

/** What was typed, passwords excepted. */
function shown(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !isSecret(name)));
}

/** The answer to a form that cannot be accepted: what was typed comes back. */
export function invalid(values: Values, errors: Errors, message?: string): FormState {
  return { status: "invalid", values: shown(values), errors, message };
}

/** The answer to a form that waits for its sender's password; what was typed comes back. */
export function unproven(
  values: Values,
  { email: whose, ...asked }: { email: string; orCode: boolean; passkey?: string },
  error?: string,
): FormState {
  const errors: Errors = error ? { [proofField]: error } : {};
  return { status: "confirm", values: shown(values), errors, whose, ...asked };
}

/** The answer to an accepted form that stays on its page. */
export function done(message?: string, values: Values = {}): FormState {
  return { status: "done", values, errors: {}, message };
}
