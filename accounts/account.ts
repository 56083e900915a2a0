import type { Limited } from "../limits/limit";
import type { BusinessRefusal } from "./problems/business-refusal";
import type { MergeRefusal, UndoMergeRefusal } from "./problems/merge-refusal";

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
  /** A contract's name, `web`, `counter` or `setup`. */
  channel: string;
  address: string | null;
  userAgent: string | null;
  requestId: string | null;
  /** When the request was received, by this process's clock (`performance.now()`). */
  receivedAt?: number;
};

/** A signed-in caller. */
export type AccountActor = Extract<Actor, { kind: "account" }>;

/** The caller, read from the account's row for this request. */
export type Actor = { via: Via } & (
  | { kind: "anonymous" }
  | {
      kind: "account";
      id: number;
      role: Role;
      branchId: number | null;
      sessionId: string;
      /** Came by an app key, which is bound to this branch. */
      onlyBranch?: number;
    }
  | { kind: "system" }
);

export type RegisterCommand = {
  email: string;
  givenNames: string;
  surnames: string | null;
  /** `generated`: made by Alta, returned once, to be changed by the account owner. */
  password:
    | { kind: "chosen"; value: string }
    | { kind: "generated" }
    /** None yet: the account owner chooses one with the mail's link. */
    | { kind: "by_mail" };
  phone: string | null;
  birthDate: string | null;
  gender: Gender | null;
  country: string | null;
  nationality: string | null;
  address: string | null;
  /** `claimed`: the contract promises that no other account holds the number. */
  document: { type: string | null; number: string; claimed: boolean } | null;
  /** When the actor may not grant `role`: refuse, or register a client with a role request. */
  role: { wanted: Role; otherwise: "refuse" | "request" };
  jobTitle: string | null;
  branchId: number | null;
  mustVerifyEmail: boolean;
  /** The form's retry key, by which a repeated submission is recognised. */
  retryKey?: string;
};

export type Registered = {
  account: Account;
  /** Only for a generated password, and only here: it is stored as a hash. */
  generatedPassword: string | null;
  /** The role that the account now requests from an administrator. */
  requestedRole: Role | null;
};

/** The hash queue is full; nothing was done. */
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
  /** Unknown e-mail, wrong password, disabled account or expired generated password: one code for all. */
  { code: "wrong_credentials" } | { code: "email_unverified" } | SecondStepRequired | Limited | Overloaded;

/** The password was right: of which account, and which password, for the second step that is asked for. */
export type SecondStep = { accountId: number; passwordVersion: string };

/** The password was right, and the account asks for its second factor too. */
export type SecondStepRequired = { code: "second_step_required"; step: SecondStep };

/** A second factor's code is wrong, old, or was used before. */
export type WrongCode = { code: "wrong_code" };

/** What a passkey signed is not what it was asked for, or it opens nothing here: one code for every cause. */
export type PasskeyRefused = { code: "passkey_refused" };
/** The account has a second factor already. */
export type FactorPresent = { code: "factor_present" };

/** `wrong_credentials`: the account is no longer as it was at the first step, which has to be taken again. */
export type SecondStepProblem = WrongCode | { code: "wrong_credentials" } | Limited;

/** Too short, common, or made of the person's own data; `advice` is a Spanish sentence for them. */
export type WeakPassword = { code: "weak_password"; advice: string };

export type ChangePasswordProblem = { code: "wrong_password" } | WeakPassword | Limited | Overloaded;

export type CloseAccountProblem =
  | { code: "wrong_password" }
  /** The account belongs to the staff: an administrator closes it. */
  | { code: "staff_account" }
  | Limited
  | Overloaded;

/** A mail's link that does not work, or no longer works. */
export type LinkProblem = { code: "link_unknown" } | { code: "link_used" } | { code: "link_expired" };

/** Too many mails were requested for this address; nothing was sent. */
export type TooSoon = { code: "too_soon"; retryAfterSeconds: number };

export type ChangeEmailProblem =
  | { code: "wrong_password" }
  | { code: "email_unchanged" }
  | { code: "email_taken" }
  | TooSoon
  | Limited
  | Overloaded;

export type ConfirmEmailProblem = LinkProblem | { code: "email_taken" };

export type ChoosePasswordProblem = LinkProblem | WeakPassword | Limited | Overloaded;

export type MailProblem =
  | { code: "not_allowed" }
  | { code: "mail_unknown" }
  /** The mail's subject is done or no longer true. */
  | { code: "mail_obsolete" };

export type RefreshProblem = { code: "token_invalid" };

/** No such account, or one the actor may not act on: one code for both. */
export type NotFound = { code: "not_found" };

/** The act asks for a recent proof of who is there, and the session has none: sign in again, or confirm the password. */
export type ProofRequired = { code: "proof_required" };

/** The address is verified already: no link is needed. */
export type NothingToSend = { code: "nothing_to_send" };

/** What every act on an account, or in the name of the staff, may be refused with. */
export type ActProblem = NotFound | ProofRequired;

/** The account has been used: its address is changed by its owner, or by an administrator. */
export type NeedsAdmin = { code: "needs_admin" };

/** A member of staff has done this as often as one may in a day. */
export type DailyBudgetSpent = { code: "daily_budget_spent" };

export type ReissueProblem = ActProblem | TooSoon | DailyBudgetSpent | Overloaded;

export type EditClientProblem =
  | ActProblem
  | NeedsAdmin
  | DailyBudgetSpent
  | { code: "email_taken" }
  | { code: "document_taken" }
  | BranchUnknown
  | Limited;

export type ResendProblem = ActProblem | TooSoon | NothingToSend;

/** What keeps an account from becoming staff: it may not be whose it says it is. */
export type StaffObstacle = "unverified" | "disabled" | "deceptive_name" | "staff_name";

export type NotEligible = { code: "not_eligible"; because: StaffObstacle };

export type ChangeRoleProblem = ActProblem | { code: "last_admin" } | NotEligible;

export type InviteProblem = RegisterProblem | ActProblem;

/** An account is surely the same person's already: registering another needs a reason. */
export type CounterProblem = RegisterProblem | { code: "duplicate_suspected" };

export type DecideProblem = ActProblem | { code: "already_decided" } | NotEligible;

/** As many keys as an account may have. */
export type KeyProblem = { code: "too_many_keys" };

/** Why the caller could not prove who they are. */
export type ProveProblem = { code: "wrong_password" } | Limited | Overloaded;

export type BranchProblem = ActProblem | { code: "branch_name_taken" } | { code: "last_branch" };

/** Every expected refusal of the core. */
export type Problem =
  | CounterProblem
  | SignInProblem
  | SecondStepProblem
  | FactorPresent
  | PasskeyRefused
  | ChangePasswordProblem
  | CloseAccountProblem
  | ChangeEmailProblem
  | ConfirmEmailProblem
  | ChoosePasswordProblem
  | MailProblem
  | RefreshProblem
  | ReissueProblem
  | EditClientProblem
  | ResendProblem
  | ChangeRoleProblem
  | InviteProblem
  | DecideProblem
  | KeyProblem
  | ProveProblem
  | MergeRefusal
  | UndoMergeRefusal
  | BranchProblem
  | BusinessRefusal;

/** A verb's result: its value or a refusal. Bugs and dead servers are thrown instead. */
export type Result<Value, Refusal extends Problem> = { ok: true; value: Value } | { ok: false; problem: Refusal };
