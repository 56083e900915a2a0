import type { Limited } from "../limits/limit";

/** The vocabulary of the core: types only. */

export type Role = "client" | "employee" | "admin";
export type Gender = "M" | "F" | "O";

/** An account as the core hands it out; never its password. Dates are days (`YYYY-MM-DD`), instants are `Date`. */
export type Account = {
  id: number;
  email: string;
  /** The whole name when `surnames` is null: some contracts have one field only. */
  givenNames: string;
  surnames: string | null;
  phone: string | null;
  birthDate: string | null;
  gender: Gender | null;
  country: string | null;
  nationality: string | null;
  address: string | null;
  documentType: string | null;
  documentNumber: string | null;
  role: Role;
  jobTitle: string | null;
  branchId: number | null;
  emailVerifiedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
};

/** Where a request came in; kept in the audit and with sessions. */
export type Via = {
  /** A contract's name, «web», «counter» or «setup». */
  channel: string;
  address: string | null;
  userAgent: string | null;
  requestId: string | null;
  /** When it came in, by this process's own clock (`performance.now()`). */
  receivedAt?: number;
};

/** Somebody signed in. */
export type AccountActor = Extract<Actor, { kind: "account" }>;

/** Who is calling, as the account's row says at this moment. */
export type Actor = { via: Via } & (
  | { kind: "anonymous" }
  | { kind: "account"; id: number; role: Role; branchId: number | null; sessionId: string }
  | { kind: "system" }
);

export type RegisterCommand = {
  email: string;
  givenNames: string;
  surnames: string | null;
  /** `generated`: drawn here, told once in the answer, to be changed by its owner. */
  password:
    | { kind: "chosen"; value: string }
    | { kind: "generated" }
    /** None yet: its owner chooses one with the link in the mail. */
    | { kind: "by_mail" };
  phone: string | null;
  birthDate: string | null;
  gender: Gender | null;
  country: string | null;
  nationality: string | null;
  address: string | null;
  /** `claimed`: the contract promises that no other account holds the number. */
  document: { type: string | null; number: string; claimed: boolean } | null;
  /** What happens when the actor may not grant `role`: refuse, or register a client who asks for it. */
  role: { wanted: Role; otherwise: "refuse" | "request" };
  jobTitle: string | null;
  branchId: number | null;
  mustVerifyEmail: boolean;
  /** Drawn once per form: the same registration sent again is recognised by it. */
  retryKey?: string;
};

export type Registered = {
  account: Account;
  /** Only for a generated password, and only here: it is stored nowhere in clear. */
  generatedPassword: string | null;
  /** The role the account now asks an administrator for. */
  requestedRole: Role | null;
};

/** More passwords to hash than the queue holds; nothing was done. */
export type Overloaded = { code: "overloaded"; retryAfterSeconds: number };

export type BranchUnknown = { code: "branch_unknown"; branchId: number };

export type RegisterProblem =
  | { code: "email_taken" }
  | { code: "document_taken" }
  | BranchUnknown
  | { code: "role_not_allowed" }
  | Limited
  | Overloaded;

export type SignInProblem =
  /** Unknown e-mail, wrong password, disabled account or expired generated password: indistinguishable. */
  { code: "wrong_credentials" } | { code: "email_unverified" } | Limited | Overloaded;

/** Too short, common, or made of the person's own data; `advice` is a sentence for them. */
export type WeakPassword = { code: "weak_password"; advice: string };

export type ChangePasswordProblem = { code: "wrong_password" } | WeakPassword | Limited | Overloaded;

export type CloseAccountProblem =
  | { code: "wrong_password" }
  /** Nobody could approve, invite or disable anyone any more. */
  | { code: "last_admin" }
  | Limited
  | Overloaded;

/** A link from a mail that does nothing, or nothing any more. */
export type LinkProblem = { code: "link_unknown" } | { code: "link_used" } | { code: "link_expired" };

/** Mails on request are few: nothing was sent. */
export type TooSoon = { code: "too_soon"; retryAfterSeconds: number };

export type ChangeEmailProblem =
  | { code: "wrong_password" }
  | { code: "email_unchanged" }
  | { code: "email_taken" }
  | TooSoon
  | Limited
  | Overloaded;

export type ConfirmEmailProblem = LinkProblem | { code: "email_taken" };

export type ChoosePasswordProblem = LinkProblem | WeakPassword | Overloaded;

export type MailProblem =
  | { code: "not_allowed" }
  | { code: "mail_unknown" }
  /** What the mail speaks of is done or no longer true. */
  | { code: "mail_obsolete" };

export type RefreshProblem = { code: "token_invalid" };

/** No such person, or none of the actor's business: they cannot tell which. */
export type NotFound = { code: "not_found" };

export type EditClientProblem = NotFound | { code: "email_taken" } | { code: "document_taken" } | BranchUnknown;

export type ResendProblem = NotFound | TooSoon | { code: "nothing_to_send" };

export type ChangeRoleProblem = NotFound | { code: "wrong_password" } | { code: "last_admin" } | Limited | Overloaded;

export type InviteProblem = RegisterProblem | { code: "wrong_password" };

export type DecideProblem = NotFound | { code: "wrong_password" } | { code: "already_decided" } | Limited | Overloaded;

export type BranchProblem = NotFound | { code: "branch_name_taken" } | { code: "last_branch" };

/** Every expected refusal of the core. */
export type Problem =
  | RegisterProblem
  | SignInProblem
  | ChangePasswordProblem
  | CloseAccountProblem
  | ChangeEmailProblem
  | ConfirmEmailProblem
  | ChoosePasswordProblem
  | MailProblem
  | RefreshProblem
  | EditClientProblem
  | ResendProblem
  | ChangeRoleProblem
  | DecideProblem
  | BranchProblem;

/** What a verb returns: its value, or the refusal. Bugs and dead servers are thrown instead. */
export type Result<Value, Refusal extends Problem> = { ok: true; value: Value } | { ok: false; problem: Refusal };
