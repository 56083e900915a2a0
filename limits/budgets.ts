import type { Limit } from "./limit";

/**
 * How much is too much. A person, a branch behind one address and the documents' examples never get here; behind
 * the one address of a mobile carrier there are thousands, so what one source may do is meant for programs.
 */

/** Sign-ups from one source: three hundred at once, and then twelve hundred an hour. */
export const registrationsFromSource: Limit = { name: "registrations", burst: 300, everySeconds: 3 };

/** Sign-ups with one e-mail, however often an application repeats itself. */
export const registrationsOfEmail: Limit = { name: "registrations-email", burst: 100, everySeconds: 60 };

/** Different e-mails that one source has found to be taken: finding out who is a client must not pay. */
export const takenEmailsFromSource: Limit = { name: "taken-emails", burst: 40, everySeconds: 30 };

/** One e-mail found taken again and again by one source counts once an hour. */
export const sameTakenEmail: Limit = { name: "same-taken-email", burst: 1, everySeconds: 3600 };

/** What one employee registers; their whole branch shares an address. */
export const registrationsByEmployee: Limit = { name: "registrations-employee", burst: 150, everySeconds: 2 };

/**
 * Searches of one employee that ask about clients they may not open, list and look-ups while typing together: three
 * hundred at once, and then six hundred an hour.
 */
export const lookUpsByEmployee: Limit = { name: "look-ups", burst: 300, everySeconds: 6 };

/** Wrong passwords from one source, whoever they were tried on. */
export const wrongPasswordsFromSource: Limit = { name: "sign-ins", burst: 100, everySeconds: 10 };

/** Wrong passwords for one account, wherever from. Going over it refuses nobody; it makes strangers wait sooner. */
export const wrongPasswordsOnAccount: Limit = { name: "sign-ins-account", burst: 50, everySeconds: 60 };

/** Mails that one source asks us to write: recovery links and verification links. */
export const mailsFromSource: Limit = { name: "letters", burst: 20, everySeconds: 60 };

/** Passwords that one source submits to be judged; what is judged while typing has its own budget. */
export const passwordsSubmitted: Limit = { name: "passwords-submitted", burst: 120, everySeconds: 0.5 };

/** Opinions on a password that is being typed. */
export const passwordOpinions: Limit = { name: "password-opinions", burst: 60, everySeconds: 0.5 };
