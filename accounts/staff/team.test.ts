import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { insertAccount, insertActor, insertBranch } from "@/testing/staff";

const sql = await coreDatabase();
const { changeRole } = await import("./change-role");
const { proveIdentity } = await import("../passwords/prove-identity");
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
  const down = (id: number, by = admin) => changeRole(by, { id, role: "client" });
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

test("a role changes only with a recent proof of who is there, and ends the sessions of whoever loses rights [RT-06, AZ-07, HR-02]", async () => {
  const admin = await makeAdmin();
  const employee = await insertActor(sql, "employee");
  const to = (role: "client" | "admin") => changeRole(admin, { id: employee.id, role });
  const live = async () =>
    (await sql`select count(*)::int as n from sessions where account_id = ${employee.id} and revoked_at is null`)[0]?.n;
  await sql`update sessions set authenticated_at = now() - interval '11 minutes' where id = ${admin.sessionId}`;
  expect(await to("admin")).toEqual({ ok: false, problem: { code: "proof_required" } });
  expect(await proveIdentity(admin, "otra")).toEqual({ ok: false, problem: { code: "wrong_password" } });
  expect(await to("admin")).toEqual({ ok: false, problem: { code: "proof_required" } });
  expect(await roleOf(employee.id)).toBe("employee");
  expect(await proveIdentity(admin, password)).toEqual({ ok: true, value: null });
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

test("an employee changes no role [AZ-07]", async () => {
  const employee = await insertActor(sql, "employee");
  const asked = await changeRole(employee, { id: employee.id, role: "admin" });
  expect(asked).toEqual({ ok: false, problem: { code: "not_found" } });
  expect(await listTeam(employee)).toEqual({ ok: false, problem: { code: "not_found" } });
  expect(await listRoleRequests(employee)).toEqual({ ok: false, problem: { code: "not_found" } });
});

const asks = async (row: Parameters<typeof insertAccount>[1] = {}, verified = true) => {
  const asker = await insertAccount(sql, row);
  if (verified) await sql`update accounts set email_verified_at = now() where id = ${asker}`;
  const [request] = await sql`insert into role_requests (account_id, role) values (${asker}, 'admin') returning id`;
  return { asker, id: request?.id as number };
};

test.each([
  ["unverified", {}, false],
  ["disabled", {}, true],
  ["deceptive_name", { givenNames: "Gerеncia" }, true],
  ["staff_name", { givenNames: "LUCIA", surnames: "Mercado" }, true],
] as const)("an account that is %s is not approved; it can be rejected [HR-03]", async (because, row, verified) => {
  const admin = await makeAdmin();
  if (because === "staff_name")
    await insertAccount(sql, { role: "employee", givenNames: "Lucía", surnames: "Mercado" });
  const { asker, id } = await asks(row, verified);
  if (because === "disabled") await sql`update accounts set disabled_at = now() where id = ${asker}`;
  const listed = await listRoleRequests(admin);
  expect(listed.ok && listed.value.find((one) => one.id === id)?.obstacle).toBe(because);
  const refused = { ok: false, problem: { code: "not_eligible", because } };
  expect(await decideRoleRequest(admin, { id, approved: true })).toEqual(refused);
  expect(await roleOf(asker)).toBe("client");
  if (because !== "staff_name") expect(await changeRole(admin, { id: asker, role: "admin" })).toEqual(refused);
  expect(await roleOf(asker)).toBe("client");
  expect(await decideRoleRequest(admin, { id, approved: false })).toMatchObject({ ok: true });
});

test("a request shows where the account comes from and which of the staff have names like it [HR-03]", async () => {
  const admin = await makeAdmin();
  await insertAccount(sql, { role: "employee", givenNames: "Marcelo", surnames: "Quiroga" });
  const { asker, id } = await asks({ givenNames: "Marcela", surnames: "Quirоga", origin: "unipets" });
  await sql`insert into audit_entries (action, subject_id, door, address)
    values ('account.registered', ${asker}, 'unipets', '203.0.113.9')`;
  const listed = await listRoleRequests(admin);
  expect(listed.ok && listed.value.find((one) => one.id === id)).toMatchObject({
    origin: "unipets",
    address: "203.0.113.9",
    lookalikes: ["Marcelo Quiroga"],
  });
});

test("a request is decided once, even by two at the same moment", async () => {
  const admin = await makeAdmin();
  const asker = await insertAccount(sql, { givenNames: "Única" });
  await sql`update accounts set email_verified_at = now() where id = ${asker}`;
  const [request] = await sql`insert into role_requests (account_id, role) values (${asker}, 'employee') returning id`;
  const id = request?.id;
  const answers = await Promise.all([
    decideRoleRequest(admin, { id, approved: true }),
    decideRoleRequest(admin, { id, approved: true }),
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
