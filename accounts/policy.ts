import type { AccountActor, Actor, Role } from "./account";

/** Acts without a target account. */
export type Action =
  /** Register a client at the counter. */
  | "register_client"
  | "grant_employee"
  | "grant_admin"
  /** Search all clients, masked where the actor may not open them, and see the figures of the others. */
  | "find_clients"
  /** See clients who are probably one person, masked where the actor may not open them. */
  | "see_pairs"
  /** Search for such pairs now instead of at night. */
  | "search_pairs"
  | "export_clients"
  | "see_team"
  | "decide_role_requests"
  | "manage_branches"
  /** Whose Alta it is: name, mark, colour, where customers call. */
  | "manage_business"
  /** What is done first in an installation: a test mail, a test print, and the list of it. */
  | "tend_first_steps"
  /** Terms, privacy and what else people are asked about. */
  | "publish_text"
  | "read_audit"
  | "export_audit"
  /** Issue a key for one's own programs. */
  | "issue_app_key"
  /** Set up, change or remove one's own second factor. */
  | "set_up_second_factor"
  /** List undelivered mails and retry them. */
  | "tend_mails"
  /** Where the move from an old server stands, with who is missing. */
  | "see_moves"
  /** Who answers from now on: the old server or Alta. */
  | "change_move"
  /** Upload a file of people and see what would become of each. */
  | "prepare_import"
  /** Make accounts of a file, take them back, or get its rejected rows. */
  | "run_import";

/** Acts on an account. */
export type ActionOn =
  | "view_client"
  | "edit_client"
  /** Say that a possible duplicate is another person. */
  | "tell_apart"
  /** Make two accounts one: on the one that stays. */
  | "merge_clients"
  /** Part of that: on the one that goes. */
  | "merge_away"
  /** Make two of one again. */
  | "undo_merge"
  /** Part of editing: another address is another way into the account. */
  | "change_client_email"
  /** Give the account owner a way to another password. */
  | "reissue_password"
  /** Part of that: hand the new password over at the counter, instead of a link to the owner's own address. */
  | "hand_over_password"
  | "resend_verification"
  | "end_sessions"
  /** For a person who has lost their phone. */
  | "remove_second_factor"
  | "disable_account"
  | "enable_account"
  | "edit_staff"
  | "close_staff"
  | "change_role";

/** `used`: the owner has signed in, chosen the password or confirmed the address; where it is not said, they have. */
export type Target = { id: number; role: Role; branchId: number | null; used?: boolean };

/**
 * Whether an act asks for a recent proof of who is there (`PROOF_MINUTES`), by password or second factor: `always`; `once_used`, when
 * the account has been used, so that the counter's queue does not wait; or `never`, for what hands over nothing.
 */
type Proof = "always" | "once_used" | "never";

export const PROOF_MINUTES = 10;

/** One entry for each act: an act without one does not compile. */
export const PROOF = {
  register_client: "never",
  grant_employee: "always",
  grant_admin: "always",
  find_clients: "never",
  see_pairs: "never",
  search_pairs: "never",
  export_clients: "always",
  see_team: "never",
  decide_role_requests: "always",
  // A branch grants no right by itself; assigning staff to one is `edit_staff`.
  manage_branches: "never",
  // Every mail and page carries it: a stolen session must not send customers to another telephone.
  manage_business: "always",
  tend_first_steps: "never",
  publish_text: "always",
  read_audit: "never",
  export_audit: "always",
  issue_app_key: "always",
  set_up_second_factor: "always",
  tend_mails: "never",
  see_moves: "never",
  change_move: "always",
  prepare_import: "never",
  run_import: "always",
  view_client: "never",
  edit_client: "never",
  tell_apart: "never",
  merge_clients: "always",
  merge_away: "always",
  undo_merge: "always",
  change_client_email: "once_used",
  // What hands something over is the next one.
  reissue_password: "never",
  hand_over_password: "once_used",
  // It goes to the address the account has.
  resend_verification: "never",
  end_sessions: "once_used",
  remove_second_factor: "always",
  disable_account: "once_used",
  enable_account: "once_used",
  edit_staff: "always",
  close_staff: "always",
  change_role: "always",
} as const satisfies Record<Action | ActionOn, Proof>;

/** Whether this act asks for a recent proof; `used` says whether the account it is done to has been used. */
export function needsProof(action: Action | ActionOn, used = true): boolean {
  const proof: Proof = PROOF[action];
  return proof === "always" || (proof === "once_used" && used);
}

type Standing = "anonymous" | "system" | Role;

const ALLOWED: Record<Action, readonly Standing[]> = {
  register_client: ["employee", "admin", "system"],
  grant_employee: ["admin", "system"],
  grant_admin: ["admin", "system"],
  find_clients: ["employee", "admin"],
  see_pairs: ["employee", "admin"],
  search_pairs: ["admin"],
  export_clients: ["admin"],
  see_team: ["admin"],
  decide_role_requests: ["admin"],
  manage_branches: ["admin"],
  manage_business: ["admin"],
  tend_first_steps: ["admin"],
  publish_text: ["admin"],
  read_audit: ["admin"],
  export_audit: ["admin"],
  issue_app_key: ["employee", "admin"],
  set_up_second_factor: ["client", "employee", "admin"],
  tend_mails: ["employee", "admin", "system"],
  see_moves: ["admin"],
  change_move: ["admin"],
  prepare_import: ["admin", "system"],
  run_import: ["admin", "system"],
};

type Reach = (actor: AccountActor, target: Target) => boolean;

const anyClient: Reach = (_, target) => target.role === "client";
/** A client of the employee's own branch or without a branch. */
const clientHere: Reach = (actor, target) =>
  anyClient(actor, target) && (target.branchId === null || target.branchId === actor.branchId);
/** The counter's ordinary acts: an employee alone cannot take over an account its owner has used. */
const unusedHere: Reach = (actor, target) => clientHere(actor, target) && target.used === false;
const anyStaff: Reach = (_, target) => target.role !== "client";
const anyOtherAccount: Reach = (actor, target) => target.id !== actor.id;
const anyAccount: Reach = () => true;

const REACH: Record<ActionOn, { employee?: Reach; admin: Reach }> = {
  view_client: { employee: clientHere, admin: anyClient },
  edit_client: { employee: clientHere, admin: anyClient },
  tell_apart: { employee: clientHere, admin: anyClient },
  merge_clients: { employee: clientHere, admin: anyClient },
  // Whoever signs in to the account that stays gets what the other one held.
  merge_away: { employee: unusedHere, admin: anyClient },
  undo_merge: { employee: clientHere, admin: anyClient },
  change_client_email: { employee: unusedHere, admin: anyClient },
  reissue_password: { employee: clientHere, admin: anyOtherAccount },
  hand_over_password: { employee: unusedHere, admin: anyOtherAccount },
  resend_verification: { employee: clientHere, admin: anyAccount },
  end_sessions: { employee: clientHere, admin: anyOtherAccount },
  remove_second_factor: { admin: anyOtherAccount },
  disable_account: { employee: clientHere, admin: anyOtherAccount },
  enable_account: { employee: clientHere, admin: anyOtherAccount },
  edit_staff: { admin: anyStaff },
  close_staff: { admin: (actor, target) => anyStaff(actor, target) && anyOtherAccount(actor, target) },
  // Themselves included: changeRole keeps the last administrator.
  change_role: { admin: anyAccount },
};

/** Whether the actor's current row allows this act. */
export function may(actor: Actor, action: Action): boolean {
  return ALLOWED[action].includes(actor.kind === "account" ? actor.role : actor.kind);
}

/** Whether the current rows of actor and target allow this act. */
export function mayOn(actor: Actor, action: ActionOn, target: Target): boolean {
  if (actor.kind !== "account" || actor.role === "client") return false;
  return REACH[action][actor.role]?.(actor, target) ?? false;
}

/** Whether the actor may give this role. */
export function mayGrant(actor: Actor, role: Role): boolean {
  return role === "client" || may(actor, role === "admin" ? "grant_admin" : "grant_employee");
}
