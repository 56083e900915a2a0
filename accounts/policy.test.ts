import { describe, expect, test } from "vitest";
import type { Actor, Role } from "./account";
import { type Action, may, mayGrant } from "./policy";

type Standing = Exclude<Actor["kind"], "account"> | Role;
type Row = Record<Standing, boolean>;

const via = { door: "web", address: null, userAgent: null, requestId: null };
const account = (role: Role): Actor => ({ kind: "account", id: 1, role, branchId: null, sessionId: "s", via });
const ACTORS: Record<Standing, Actor> = {
  anonymous: { kind: "anonymous", via },
  client: account("client"),
  employee: account("employee"),
  admin: account("admin"),
  system: { kind: "system", via },
};

const EVERYBODY: Row = { anonymous: true, client: true, employee: true, admin: true, system: true };
const STAFF: Row = { anonymous: false, client: false, employee: true, admin: true, system: true };
const ADMINS: Row = { anonymous: false, client: false, employee: false, admin: true, system: true };

/** The whole table: an action, a standing or a role that has no place here does not compile. */
const MAY: Record<Action, Row> = {
  register_self: EVERYBODY,
  register_client: STAFF,
  grant_employee: ADMINS,
  grant_admin: ADMINS,
  tend_letters: STAFF,
};
const MAY_GRANT: Record<Role, Row> = { client: EVERYBODY, employee: ADMINS, admin: ADMINS };

const standings = Object.keys(ACTORS) as Standing[];

describe.each(Object.keys(MAY) as Action[])("%s", (action) => {
  test.each(standings)("is decided for %s as the table says", (standing) => {
    expect(may(ACTORS[standing], action)).toBe(MAY[action][standing]);
  });
});

describe.each(Object.keys(MAY_GRANT) as Role[])("granting the role %s", (role) => {
  test.each(standings)("is decided for %s as the table says", (standing) => {
    expect(mayGrant(ACTORS[standing], role)).toBe(MAY_GRANT[role][standing]);
  });
});
