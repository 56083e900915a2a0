import type { Actor, Role } from "./account";

export type Action =
  /** Open an account for oneself. */
  | "register_self"
  /** Open an account for a client at the counter, with a generated password. */
  | "register_client"
  | "grant_employee"
  | "grant_admin"
  /** See which letters could not be sent, and have them tried again. */
  | "tend_letters";

type Standing = "anonymous" | "system" | Role;

const ALLOWED: Record<Action, readonly Standing[]> = {
  register_self: ["anonymous", "client", "employee", "admin", "system"],
  register_client: ["employee", "admin", "system"],
  grant_employee: ["admin", "system"],
  grant_admin: ["admin", "system"],
  tend_letters: ["employee", "admin", "system"],
};

/** Whether the actor may do this, as its row says now. */
export function may(actor: Actor, action: Action): boolean {
  return ALLOWED[action].includes(actor.kind === "account" ? actor.role : actor.kind);
}

/** Whether the actor may give somebody this role. */
export function mayGrant(actor: Actor, role: Role): boolean {
  return role === "client" || may(actor, role === "admin" ? "grant_admin" : "grant_employee");
}
