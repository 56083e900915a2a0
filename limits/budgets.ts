import type { Limit } from "./limit";

/**
 * The rate limits. Thousands of people share one address of a mobile carrier, so the limits per source are sized to stop
 * programs; a person, a branch or the documents' examples never reach them.
 */

/** Sign-ups from one source: a burst of three hundred, then twelve hundred an hour. */
export const registrationsFromSource: Limit = { name: "registrations", burst: 300, everySeconds: 3 };

/** Sign-ups with one e-mail, which also covers applications that retry in a loop. */
export const registrationsOfEmail: Limit = { name: "registrations-email", burst: 100, everySeconds: 60 };

/**
 * Different e-mails that one source, or one account, has been told are taken, through every way together: registering,
 * changing one's e-mail, correcting a client's, inviting. Finding out who is a client must not pay.
 */
export const takenEmails: Limit = { name: "taken-emails", burst: 40, everySeconds: 30 };

/** One e-mail found taken again and again by one source or account counts once an hour. */
export const sameTakenEmail: Limit = { name: "same-taken-email", burst: 1, everySeconds: 3600 };

/** Registrations by one employee, as a whole branch shares an address. */
export const registrationsByEmployee: Limit = { name: "registrations-employee", burst: 150, everySeconds: 2 };

/**
 * Searches of one employee that ask about clients they may not open, list and look-ups while typing together: three
 * hundred at once, and then six hundred an hour.
 */
export const lookUpsByEmployee: Limit = { name: "look-ups", burst: 300, everySeconds: 6 };

/** Wrong passwords from one source, over all accounts. */
export const wrongPasswordsFromSource: Limit = { name: "sign-ins", burst: 100, everySeconds: 10 };

/**
 * Wrong passwords from the networks around a source, whatever the accounts. Right ones do not count, and sources that
 * the account was signed in to from are not asked.
 */
export const wrongPasswordsAround = {
  ipv4: { name: "sign-ins-24", burst: 300, everySeconds: 3 },
  site: { name: "sign-ins-56", burst: 110, everySeconds: 8 },
  network: { name: "sign-ins-48", burst: 120, everySeconds: 5 },
} satisfies Record<string, Limit>;

/** Wrong passwords for one account from unknown sources, all together (NIST SP 800-63B: 100). A mailed link leads on. */
export const wrongPasswordsOfStrangers: Limit = { name: "sign-ins-strangers", burst: 100, everySeconds: 3600 };

/** Wrong passwords for one account from all sources. Beyond it unknown sources get fewer tries; no owner is locked out. */
export const wrongPasswordsOnAccount: Limit = { name: "sign-ins-account", burst: 50, everySeconds: 60 };

/** Wrong codes of a second factor for one account from one source: five, and then one a minute. */
export const wrongCodesFromSource: Limit = { name: "codes", burst: 5, everySeconds: 60 };

/** The same from all sources together: of a million codes three are right at a time. Recovery codes do not count. */
export const wrongCodesOnAccount: Limit = { name: "codes-account", burst: 30, everySeconds: 600 };

/** Passkeys asked for by one source, as each visit of the sign-in page does: six hundred, and then one a second. */
export const passkeysAsked: Limit = { name: "passkeys", burst: 600, everySeconds: 1 };

/** Mails requested by one source: recovery and verification links. */
export const mailsFromSource: Limit = { name: "letters", burst: 20, everySeconds: 60 };

/** Passwords submitted for rating by one source; ratings while typing have their own budget. */
export const passwordsSubmitted: Limit = { name: "passwords-submitted", burst: 120, everySeconds: 0.5 };

/** Password ratings while typing. */
export const passwordOpinions: Limit = { name: "password-opinions", burst: 60, everySeconds: 0.5 };
