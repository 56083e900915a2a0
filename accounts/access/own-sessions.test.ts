import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { insertActor } from "@/testing/staff";

const sql = await coreDatabase();
const { endOwnSession, listOwnSessions } = await import("./own-sessions");

const ana = await insertActor(sql, "client");
const bruno = await insertActor(sql, "client");
const admin = await insertActor(sql, "admin");

const isOpen = async (sessionId: string) =>
  (await sql`select 1 from sessions where id = ${sessionId} and revoked_at is null`).length === 1;
const audited = async () => (await sql`select 1 from audit_entries where action = 'session.ended'`).length;

test("a session ends by its owner's hand alone: another one's stays open, and nothing is audited", async () => {
  for (const actor of [bruno, admin]) expect(await endOwnSession(actor, ana.sessionId)).toBe(false);
  expect(await isOpen(ana.sessionId)).toBe(true);
  expect(await audited()).toBe(0);
});

test("the owner ends it once; what is no session ends nothing", async () => {
  for (const nonsense of ["", "x", "00000000-0000-0000-0000-000000000000"])
    expect(await endOwnSession(ana, nonsense)).toBe(false);
  expect(await endOwnSession(ana, ana.sessionId)).toBe(true);
  expect(await isOpen(ana.sessionId)).toBe(false);
  expect(await endOwnSession(ana, ana.sessionId)).toBe(false);
  expect(await audited()).toBe(1);
});

test("the list holds the owner's open sessions only, and says which one asks", async () => {
  const [other] = await sql`insert into sessions (account_id, audience, expires_at)
    values (${bruno.id}, 'movil', now() + interval '1 hour') returning id`;
  await sql`insert into sessions (account_id, audience, expires_at) values (${bruno.id}, 'web', now())`;
  const listed = await listOwnSessions(bruno);
  expect(new Map(listed.map(({ id, isThisOne }) => [id, isThisOne]))).toEqual(
    new Map([
      [bruno.sessionId, true],
      [other?.id, false],
    ]),
  );
});
