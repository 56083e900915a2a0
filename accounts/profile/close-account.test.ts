import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { insertActor } from "@/testing/staff";

const sql = await coreDatabase();
const { closeAccount } = await import("./close-account");
const { closeStaff } = await import("../staff/close-staff");
const { hashPassword } = await import("../passwords/password");

const PASSWORD = "una frase que nadie adivina";
const passwordHash = String(await hashPassword(PASSWORD));

test("of a closed account nothing is left that tells whose it was: no name, no address, no device", async () => {
  const told = { email: "canario@correo.example", givenNames: "Canario", surnames: "Apellidocanario" };
  const more = { phone: "+591 70001234", documentNumber: "9990001-CN", passwordHash };
  const actor = await insertActor(sql, "client", null, { ...told, ...more });
  await sql`update sessions set address = '198.51.100.77', user_agent = 'Canario/1.0' where account_id = ${actor.id}`;
  await sql`insert into sessions (account_id, audience, expires_at, revoked_at, address, user_agent)
    values (${actor.id}, 'movil', now(), now(), '198.51.100.78', 'Canario/2.0')`;
  await sql`insert into letters (kind, account_id, recipient, details) values
    ('email_changed', ${actor.id}, 'canario@correo.example', '{"newEmail": "canario@otro.example"}')`;
  await sql`insert into email_tokens (id, account_id, purpose, email, token_hash, expires_at)
    values (gen_random_uuid(), ${actor.id}, 'verify_email', 'canario@correo.example', 'x', now() + interval '1 day')`;
  expect(await closeAccount(actor, "no es esta")).toEqual({ ok: false, problem: { code: "wrong_password" } });
  expect(await closeAccount(actor, PASSWORD)).toEqual({ ok: true, value: null });
  for (const table of ["accounts", "sessions", "letters", "email_tokens"]) {
    const rows = await sql`select t::text as row from ${sql(table)} t`;
    for (const { row } of rows)
      expect([table, row]).toEqual([table, expect.not.stringMatching(/canario|198\.51|70001234|9990001/i)]);
  }
  const [open] =
    await sql`select count(*)::int as n from sessions where account_id = ${actor.id} and revoked_at is null`;
  expect(open?.n).toBe(0);
  const [link] = await sql`select used_at is not null as used from email_tokens where account_id = ${actor.id}`;
  const [mail] = await sql`select failed_at is not null as stopped from letters where account_id = ${actor.id}`;
  expect([link?.used, mail?.stopped]).toEqual([true, true]);
  const [entry] = await sql`select action, actor_id from audit_entries where subject_id = ${actor.id} order by id desc`;
  expect(entry).toEqual({ action: "account.closed", actor_id: actor.id });
});

test.each(["employee", "admin"] as const)(
  "an %s cannot close their own account; another administrator can [HR-06]",
  async (role) => {
    const actor = await insertActor(sql, role, null, { passwordHash, givenNames: "Nombrada", surnames: "Siempre" });
    expect(await closeAccount(actor, PASSWORD)).toEqual({ ok: false, problem: { code: "staff_account" } });
    expect(await closeStaff(actor, actor.id)).toEqual({ ok: false, problem: { code: "not_found" } });
    const admin = await insertActor(sql, "admin");
    await sql`update sessions set authenticated_at = null where id = ${admin.sessionId}`;
    expect(await closeStaff(admin, actor.id)).toEqual({ ok: false, problem: { code: "proof_required" } });
    await sql`update sessions set authenticated_at = now() where id = ${admin.sessionId}`;
    expect(await closeStaff(admin, actor.id)).toEqual({ ok: true, value: null });
    const [row] =
      await sql`select given_names, email, closed_at is not null as closed from accounts where id = ${actor.id}`;
    expect(row).toEqual({ given_names: "", email: "", closed: true });
    const client = await insertActor(sql, "client");
    expect(await closeStaff(admin, client.id)).toEqual({ ok: false, problem: { code: "not_found" } });
  },
);
