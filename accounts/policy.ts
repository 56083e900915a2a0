import type { AccountActor, Actor, Role } from "./account";

/** Acts without a target account. */
export type Action =
  /** Register a client at the counter. */
  | "register_client"
  | "grant_employee"
  | "grant_admin"
  /** Search all clients, masked where the actor may not open them, and see the figures of the others. */
  | "find_clients"
  | "export_clients"
  | "see_team"
  | "decide_role_requests"
  | "manage_branches"
  | "read_audit"
  /** List undelivered mails and retry them. */
  | "tend_mails";

/** Acts on an account. */
export type ActionOn =
  | "view_client"
  | "edit_client"
  | "reissue_password"
  | "resend_verification"
  | "end_sessions"
  | "disable_account"
  | "enable_account"
  | "edit_staff"
  | "change_role";

export type Target = { id: number; role: Role; branchId: number | null };

type Standing = "anonymous" | "system" | Role;

const ALLOWED: Record<Action, readonly Standing[]> = {
  register_client: ["employee", "admin", "system"],
  grant_employee: ["admin", "system"],
  grant_admin: ["admin", "system"],
  find_clients: ["employee", "admin"],
  export_clients: ["admin"],
  see_team: ["admin"],
  decide_role_requests: ["admin"],
  manage_branches: ["admin"],
  read_audit: ["admin"],
  tend_mails: ["employee", "admin", "system"],
};

type Reach = (actor: AccountActor, target: Target) => boolean;

const anyClient: Reach = (_, target) => target.role === "client";
/** A client of the employee's own branch or without a branch. */
const clientHere: Reach = (actor, target) =>
  anyClient(actor, target) && (target.branchId === null || target.branchId === actor.branchId);
const anyStaff: Reach = (_, target) => target.role !== "client";
const anyOtherAccount: Reach = (actor, target) => target.id !== actor.id;
const anyAccount: Reach = () => true;

const REACH: Record<ActionOn, { employee?: Reach; admin: Reach }> = {
  view_client: { employee: clientHere, admin: anyClient },
  edit_client: { employee: clientHere, admin: anyClient },
  reissue_password: { employee: clientHere, admin: anyOtherAccount },
  resend_verification: { employee: clientHere, admin: anyAccount },
  end_sessions: { employee: clientHere, admin: anyOtherAccount },
  disable_account: { employee: clientHere, admin: anyOtherAccount },
  enable_account: { employee: clientHere, admin: anyOtherAccount },
  edit_staff: { admin: anyStaff },
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
