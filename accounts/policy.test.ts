import { expect, test } from "vitest";
import type { Actor, Role } from "./account";
import { type Action, type ActionOn, may, mayGrant, mayOn, type Target } from "./policy";

const via = { channel: "counter", address: null, userAgent: null, requestId: null };
const HERE = 1;
const ELSEWHERE = 2;

const account = (role: Role): Actor => ({ kind: "account", id: 7, role, branchId: HERE, sessionId: "s", via });

const ACTORS: Record<string, Actor> = {
  stranger: { kind: "anonymous", via },
  client: account("client"),
  employee: account("employee"),
  admin: account("admin"),
  system: { kind: "system", via },
};

/** The whole policy, spelt out independently: who may do what. */
const ACTIONS: Record<Action, string[]> = {
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

const TARGETS: Record<string, Target> = {
  "a client of the branch": { id: 20, role: "client", branchId: HERE },
  "a client of no branch": { id: 21, role: "client", branchId: null },
  "a client of another branch": { id: 22, role: "client", branchId: ELSEWHERE },
  "an employee of the branch": { id: 23, role: "employee", branchId: HERE },
  "another admin": { id: 24, role: "admin", branchId: null },
  themself: { id: 7, role: "admin", branchId: HERE },
};

/** The same client before they have been there. */
const UNUSED: Record<string, Target> = Object.fromEntries(
  Object.entries(TARGETS).map(([name, target]) => [name, { ...target, used: false }]),
);

const ALL = Object.keys(TARGETS);
const CLIENTS = ALL.slice(0, 3);
const CLIENTS_HERE = ALL.slice(0, 2);
const OTHERS = ALL.filter((name) => name !== "themself");

/** On whom employees and administrators may act; no other actor may act on anyone. */
const ACTIONS_ON: Record<ActionOn, { employee: string[]; admin: string[] }> = {
  view_client: { employee: CLIENTS_HERE, admin: CLIENTS },
  edit_client: { employee: CLIENTS_HERE, admin: CLIENTS },
  tell_apart: { employee: CLIENTS_HERE, admin: CLIENTS },
  merge_clients: { employee: CLIENTS_HERE, admin: CLIENTS },
  merge_away: { employee: [], admin: CLIENTS },
  undo_merge: { employee: CLIENTS_HERE, admin: CLIENTS },
  change_client_email: { employee: [], admin: CLIENTS },
  reissue_password: { employee: CLIENTS_HERE, admin: OTHERS },
  hand_over_password: { employee: [], admin: OTHERS },
  resend_verification: { employee: CLIENTS_HERE, admin: ALL },
  end_sessions: { employee: CLIENTS_HERE, admin: OTHERS },
  remove_second_factor: { employee: [], admin: OTHERS },
  disable_account: { employee: CLIENTS_HERE, admin: OTHERS },
  enable_account: { employee: CLIENTS_HERE, admin: OTHERS },
  edit_staff: { employee: [], admin: ["an employee of the branch", "another admin", "themself"] },
  close_staff: { employee: [], admin: ["an employee of the branch", "another admin"] },
  change_role: { employee: [], admin: ALL },
};

test.each(Object.entries(ACTIONS))("who may %s", (action, allowed) => {
  const doers = Object.entries(ACTORS).filter(([, actor]) => may(actor, action as Action));
  expect(doers.map(([name]) => name)).toEqual(allowed);
});

test.each(Object.entries(ACTIONS_ON))("who may %s, and to whom", (action, allowed) => {
  const reached = Object.entries(ACTORS).map(([name, actor]) => [
    name,
    Object.entries(TARGETS).flatMap(([target, person]) => (mayOn(actor, action as ActionOn, person) ? [target] : [])),
  ]);
  expect(Object.fromEntries(reached)).toEqual({ stranger: [], client: [], system: [], ...allowed });
});

test("an employee without a branch may act only on clients without one", () => {
  const employee: Actor = { kind: "account", id: 7, role: "employee", branchId: null, sessionId: "s", via };
  const reached = Object.entries(TARGETS).filter(([, target]) => mayOn(employee, "view_client", target));
  expect(reached.map(([name]) => name)).toEqual(["a client of no branch"]);
});

test("any actor may register a client, only administrators other roles", () => {
  const granted = Object.entries(ACTORS).map(([name, actor]) => [
    name,
    (["client", "employee", "admin"] as const).filter((role) => mayGrant(actor, role)),
  ]);
  const all = ["client", "employee", "admin"];
  expect(Object.fromEntries(granted)).toEqual({
    stranger: ["client"],
    client: ["client"],
    employee: ["client"],
    admin: all,
    system: all,
  });
});

test("an employee alone hands over or moves only a client who has not been there yet [HR-04]", () => {
  const employee = ACTORS.employee as Actor;
  for (const action of ["hand_over_password", "change_client_email", "merge_away"] as const) {
    const reached = Object.entries(UNUSED).filter(([, target]) => mayOn(employee, action, target));
    expect(reached.map(([name]) => name)).toEqual(CLIENTS_HERE);
  }
});
