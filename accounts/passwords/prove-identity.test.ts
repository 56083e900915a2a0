import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { insertActor } from "@/testing/staff";

const sql = await coreDatabase();
const { checkAct } = await import("../act-on");
const { hashPassword } = await import("./password");
const { proveIdentity } = await import("./prove-identity");

const password = "una clave de prueba";
const makeAdmin = async () =>
  insertActor(sql, "admin", null, { passwordHash: (await hashPassword(password)) as string });
const required = { ok: false, problem: { code: "proof_required" } };

test("a proof counts for the session it was given in, for ten minutes by the database's clock [HR-02]", async () => {
  const admin = await makeAdmin();
  const [other] = await sql`insert into sessions (account_id, audience, expires_at, authenticated_at)
    values (${admin.id}, 'web', now() + interval '1 hour', null) returning id`;
  const elsewhere = { ...admin, sessionId: other?.id };
  const since = (minutes: number) =>
    sql`update sessions set authenticated_at = now() - make_interval(mins => ${minutes}) where id = ${admin.sessionId}`;
  await since(9);
  expect(await checkAct(admin, "export_clients")).toMatchObject({ ok: true });
  await since(10);
  expect(await checkAct(admin, "export_clients")).toEqual(required);
  expect(await proveIdentity(admin, password)).toMatchObject({ ok: true });
  expect(await checkAct(admin, "export_clients")).toMatchObject({ ok: true });
  expect(await checkAct(elsewhere, "export_clients")).toEqual(required);
});

test("somebody else's session, a made-up one and a revoked one prove nothing [HR-02]", async () => {
  const [admin, other] = [await makeAdmin(), await makeAdmin()];
  for (const sessionId of [other.sessionId, crypto.randomUUID()])
    expect(await checkAct({ ...admin, sessionId }, "export_clients")).toEqual(required);
  await sql`update sessions set revoked_at = now() where id = ${admin.sessionId}`;
  expect(await checkAct(admin, "export_clients")).toEqual(required);
});

test("wrong passwords count as at a sign-in: guessing is slowed down [HR-02]", async () => {
  const admin = await makeAdmin();
  const codes: string[] = [];
  for (let count = 0; count < 12; count += 1) {
    const proven = await proveIdentity(admin, "otra");
    codes.push(proven.ok ? "ok" : proven.problem.code);
  }
  expect(new Set(codes)).toEqual(new Set(["wrong_password", "rate_limited"]));
  expect(await proveIdentity(admin, password)).toMatchObject({ problem: { code: "rate_limited" } });
});
