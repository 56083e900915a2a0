import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { coreDatabase } from "../../testing/core-database";
import { setUpFactor } from "../../testing/second-factor";
import { insertAccount, insertActor } from "../../testing/staff";

const sql = await coreDatabase();
const { verifyPassword } = await import("../../accounts/passwords/password");
const { sealAudit } = await import("../../accounts/audit-log/seal-audit");

function admin(...args: string[]) {
  const { DATABASE_URL = "", AUTH_SECRET = "", PATH = "" } = process.env;
  const run = spawnSync("node", ["scripts/run.mjs", "admin", ...args], {
    env: { DATABASE_URL, AUTH_SECRET, PATH, NODE_ENV: "production" },
    encoding: "utf8",
  });
  return { code: run.status, said: run.stdout + run.stderr };
}

test("verify-audit says that the audit is intact, or names the entry that is not, and its exit code says the same [HR-06]", async () => {
  await sql`insert into audit_entries (action, door) values ('account.registered', 'web')`;
  await sealAudit(0);
  expect(admin("verify-audit")).toEqual({ code: 0, said: expect.stringContaining("La auditoría está intacta.") });
  const [row] = await sql`insert into audit_entries (at, action, door)
    values (now() - interval '3 days', 'account.exported', 'web') returning id`;
  expect(admin("verify-audit")).toEqual({
    code: 1,
    said: expect.stringMatching(new RegExp(`✗ Entrada ${row?.id} \\(`)),
  });
});

test("reset-password gives staff a password that signs in and must be changed, ends their sessions and is audited", async () => {
  const actor = await insertActor(sql, "admin", null, { email: "perdida@ejemplo.com" });
  const { code, said } = admin("reset-password", "Perdida@ejemplo.com");
  expect(code).toBe(0);
  const password = / vez\): (\S{12})$/m.exec(said)?.[1] ?? "";
  const [row] = await sql`select password_hash, password_generated from accounts where id = ${actor.id}`;
  expect(row?.password_generated).toBe(true);
  expect(await verifyPassword(password, row?.password_hash)).toBe(true);
  expect(await sql`select from sessions where account_id = ${actor.id} and revoked_at is null`).toHaveLength(0);
  expect(await sql`select actor_id, door from audit_entries where subject_id = ${actor.id}`).toEqual([
    { actor_id: null, door: "setup" },
  ]);
  expect(await sql`select kind from letters where account_id = ${actor.id}`).toEqual([{ kind: "password_changed" }]);
});

test("reset-password refuses clients, strangers and a missing e-mail with a sentence", async () => {
  await insertAccount(sql, { email: "cliente@ejemplo.com" });
  for (const email of ["cliente@ejemplo.com", "nadie@ejemplo.com"])
    expect(admin("reset-password", email)).toEqual({ code: 1, said: expect.stringContaining("No hay nadie") });
  expect(admin("reset-password")).toEqual({ code: 1, said: expect.stringContaining("Escribe un correo") });
});

test("create gives staff an account with a password printed once, list shows it, and disable and enable switch it", async () => {
  const branch = await sql`insert into branches (name) values ('Sucursal de pruebas') returning id`;
  const email = "nueva@ejemplo.com";
  const created = admin("create", email, "Rosa", "--admin");
  expect(created).toEqual({ code: 0, said: expect.stringContaining("está creada") });
  const password = / vez\): (\S{12})$/m.exec(created.said)?.[1] ?? "";
  const [row] = await sql`select id, role, password_hash from accounts where email = ${email}`;
  expect([row?.role, await verifyPassword(password, row?.password_hash)]).toEqual(["admin", true]);
  expect(admin("create", email, "Rosa", "--admin")).toEqual({ code: 1, said: expect.stringContaining("Ya hay") });
  const employee = "empleada@ejemplo.com";
  expect(admin("create", employee, "Eva", `--sucursal=${branch[0]?.id}`)).toMatchObject({ code: 0 });
  expect(admin("create", "otra@ejemplo.com", "Eva", "--sucursal=999")).toMatchObject({ code: 1 });
  expect(admin("list").said).toMatch(/^empleada@ejemplo\.com +empleado +Sucursal de pruebas +activa +nunca$/m);

  expect(admin("disable", employee)).toMatchObject({ code: 0 });
  expect(admin("disable", employee).said).toContain("ya estaba así");
  expect(admin("list").said).toMatch(/^empleada@ejemplo\.com .* desactivada/m);
  expect(admin("enable", employee)).toMatchObject({ code: 0 });
  const entries = await sql`select action, actor_id, door from audit_entries
    where subject_id = (select id from accounts where email = ${employee}) order by id`;
  expect(entries.map(({ action }) => action)).toEqual(["registered", "disabled", "enabled"].map((x) => `account.${x}`));
  expect(new Set(entries.map(({ actor_id, door }) => `${actor_id} ${door}`))).toEqual(new Set(["null setup"]));

  await sql`update accounts set disabled_at = now() where role = 'admin' and email <> ${email}`;
  expect(admin("disable", email)).toEqual({ code: 1, said: expect.stringContaining("única cuenta") });
  expect(admin("disable", "nadie@ejemplo.com")).toEqual({ code: 1, said: expect.stringContaining("No hay") });
});

test("remove-second-factor lets the last administrator in again, by their password alone [SF-03]", async () => {
  const email = "sin.telefono@ejemplo.com";
  const actor = await insertActor(sql, "admin", null, { email });
  await setUpFactor(actor);
  expect(admin("remove-second-factor", "Sin.Telefono@ejemplo.com").code).toBe(0);
  const [row] = await sql`select second_factor_at,
    (select count(*)::int from recovery_codes where account_id = id) as codes,
    (select count(*)::int from sessions where account_id = accounts.id and revoked_at is null) as sessions
    from accounts where id = ${actor.id}`;
  expect(row).toEqual({ second_factor_at: null, codes: 0, sessions: 0 });
  expect(await sql`select door from audit_entries where action = 'second_factor.removed'`).toEqual([{ door: "setup" }]);
  expect(admin("remove-second-factor", email)).toEqual({ code: 1, said: expect.stringContaining("Ninguna cuenta") });
  expect(admin("remove-second-factor")).toEqual({ code: 1, said: expect.stringContaining("Escribe un correo") });
});

test("an order that does not exist is refused with those that do; help is help", () => {
  expect(admin("verify-everything")).toEqual({ code: 1, said: expect.stringContaining("verify-audit") });
  expect(admin("--help")).toEqual({ code: 0, said: expect.stringContaining("verify-audit") });
});
