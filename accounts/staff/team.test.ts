import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { insertAccount, insertActor, insertBranch } from "@/testing/staff";

const sql = await coreDatabase();
const { changeRole } = await import("./change-role");
const { closeBranch } = await import("../branches/close-branch");
const { decideRoleRequest } = await import("./decide-role-request");
const { disableAccount } = await import("../access/disable-account");
const { hashPassword } = await import("../passwords/password");
const { listRoleRequests } = await import("./list-role-requests");
const { listTeam } = await import("./list-team");
const { nameBranch } = await import("../branches/name-branch");

const password = "una clave de prueba";
const passwordHash = (await hashPassword(password)) as string;
const makeAdmin = () => insertActor(sql, "admin", null, { passwordHash });
const roleOf = async (id: number) => (await sql`select role from accounts where id = ${id}`)[0]?.role;

test("the last administrator cannot step down, nor can the last two concurrently [AZ-07]", async () => {
  const admin = await makeAdmin();
  const down = (id: number, by = admin) => changeRole(by, { id, role: "client", password });
  expect(await down(admin.id)).toEqual({ ok: false, problem: { code: "last_admin" } });
  const other = await makeAdmin();
  const answers = await Promise.all([down(admin.id), down(other.id, other)]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  const [left] = await sql`select count(*)::int as n from accounts where role = 'admin'`;
  expect(left?.n).toBe(1);
});

test("staff cannot disable themselves", async () => {
  const admin = await makeAdmin();
  expect(await disableAccount(admin, admin.id)).toEqual({ ok: false, problem: { code: "not_found" } });
});

test("a role changes only with the administrator's own password, and losing rights ends the sessions [RT-06, AZ-07]", async () => {
  const admin = await makeAdmin();
  const employee = await insertActor(sql, "employee");
  const to = (role: "client" | "admin", given = password) =>
    changeRole(admin, { id: employee.id, role, password: given });
  const live = async () =>
    (await sql`select count(*)::int as n from sessions where account_id = ${employee.id} and revoked_at is null`)[0]?.n;
  expect(await to("admin", "otra")).toEqual({ ok: false, problem: { code: "wrong_password" } });
  expect(await roleOf(employee.id)).toBe("employee");
  expect(await to("admin")).toEqual({ ok: true, value: null });
  expect(await live()).toBe(1);
  expect(await to("client")).toEqual({ ok: true, value: null });
  expect(await live()).toBe(0);
  const entries = await sql`select action, details from audit_entries where subject_id = ${employee.id} order by id`;
  expect(entries).toEqual([
    { action: "role.changed", details: { from: "employee", to: "admin" } },
    { action: "role.changed", details: { from: "admin", to: "client" } },
  ]);
});

test("an employee cannot change roles, even with the right password [AZ-07]", async () => {
  const employee = await insertActor(sql, "employee", null, { passwordHash });
  const asked = await changeRole(employee, { id: employee.id, role: "admin", password });
  expect(asked).toEqual({ ok: false, problem: { code: "not_found" } });
  expect(await listTeam(employee)).toEqual({ ok: false, problem: { code: "not_found" } });
  expect(await listRoleRequests(employee)).toEqual({ ok: false, problem: { code: "not_found" } });
});

test("a role request is decided once, also by two concurrent decisions", async () => {
  const admin = await makeAdmin();
  const asker = await insertAccount(sql);
  const [request] = await sql`insert into role_requests (account_id, role) values (${asker}, 'employee') returning id`;
  const id = request?.id;
  expect(await listRoleRequests(admin)).toMatchObject({ value: [{ id, role: "employee", account: { id: asker } }] });
  expect(await decideRoleRequest(admin, { id, approved: true, password: "otra" })).toMatchObject({
    problem: { code: "wrong_password" },
  });
  expect(await roleOf(asker)).toBe("client");
  const answers = await Promise.all([
    decideRoleRequest(admin, { id, approved: true, password }),
    decideRoleRequest(admin, { id, approved: true, password }),
  ]);
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await roleOf(asker)).toBe("employee");
  expect(await decideRoleRequest(admin, { id, approved: false })).toMatchObject({
    problem: { code: "already_decided" },
  });
  expect(await roleOf(asker)).toBe("employee");
});

test("a rejected request leaves the role unchanged", async () => {
  const admin = await makeAdmin();
  const asker = await insertAccount(sql);
  const [request] = await sql`insert into role_requests (account_id, role) values (${asker}, 'admin') returning id`;
  expect(await decideRoleRequest(admin, { id: request?.id, approved: false })).toMatchObject({ ok: true });
  expect(await roleOf(asker)).toBe("client");
});

test("branch names are unique, and the last open branch cannot be closed", async () => {
  const admin = await makeAdmin();
  const central = await insertBranch(sql, "Casa central");
  const opened = await nameBranch(admin, { id: null, name: "Norte" });
  if (!opened.ok) throw new Error(opened.problem.code);
  const taken = { ok: false, problem: { code: "branch_name_taken" } };
  expect(await nameBranch(admin, { id: null, name: "NORTE" })).toEqual(taken);
  expect(await nameBranch(admin, { id: opened.value, name: "casa central" })).toEqual(taken);
  const close = (id: number) => closeBranch(admin, { id, closed: true });
  const answers = await Promise.all([close(central), close(opened.value)]);
  expect(answers.filter(({ ok }) => !ok)).toEqual([{ ok: false, problem: { code: "last_branch" } }]);
});

test("audit entries can be added, but not changed or deleted", async () => {
  await expect(sql`update audit_entries set action = 'nothing'`).rejects.toThrow(/append-only/);
  await expect(sql`delete from audit_entries where id = 0`).rejects.toThrow(/append-only/);
  await expect(sql`truncate audit_entries`).rejects.toThrow(/append-only/);
});
