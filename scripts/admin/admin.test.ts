import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { coreDatabase } from "../../testing/core-database";
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

test("an order that does not exist is refused with those that do; help is help", () => {
  expect(admin("verify-everything")).toEqual({ code: 1, said: expect.stringContaining("verify-audit") });
  expect(admin("--help")).toEqual({ code: 0, said: expect.stringContaining("verify-audit") });
});
