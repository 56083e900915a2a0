import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { insertAccount, insertActor } from "@/testing/staff";
import type { AuditFilter } from "./read-audit";

const sql = await coreDatabase();
const { searchAudit } = await import("./search-audit");
const { exportAudit } = await import("./export-audit");

const admin = await insertActor(sql, "admin", null, { givenNames: "Jefa", surnames: "Única" });
const employee = await insertActor(sql, "employee", null, { givenNames: "Elsa", surnames: "Mostrador" });
const client = await insertAccount(sql, { givenNames: "Bruno", surnames: "Íñiguez" });
await sql`insert into audit_entries (at, action, actor_id, subject_id, door) values
  (now() - interval '3 days', 'account.registered', ${employee.id}, ${client}, 'counter'),
  (now() - interval '2 days', 'client.viewed', ${admin.id}, ${client}, 'counter'),
  (now() - interval '1 day', 'account.signed_in', null, ${client}, 'movil'),
  (now(), 'client.viewed', ${employee.id}, ${admin.id}, 'counter')`;

const everything: AuditFilter = { actor: null, subject: null, action: null, channel: null, since: null, until: null };

async function search(filter: Partial<AuditFilter>, before: number | null = null) {
  const found = await searchAudit(admin, { ...everything, ...filter }, before);
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
}

const told = async (filter: Partial<AuditFilter>) =>
  (await search(filter)).entries.map(({ action, actor, subject }) => `${action} ${actor} ${subject}`);

const [registered, viewed, entered, looked] = [
  "account.registered Elsa Mostrador Bruno Íñiguez",
  "client.viewed Jefa Única Bruno Íñiguez",
  "account.signed_in null Bruno Íñiguez",
  "client.viewed Elsa Mostrador Jefa Única",
];

test("entries are listed newest first, with current names", async () => {
  expect(await told({})).toEqual([looked, entered, viewed, registered]);
});

test("every filter works: actor, subject, action, channel and time", async () => {
  expect(await told({ actor: "elsa" })).toEqual([looked, registered]);
  expect(await told({ actor: String(admin.id) })).toEqual([viewed]);
  expect(await told({ subject: "iniguez" })).toEqual([entered, viewed, registered]);
  expect(await told({ action: "client.viewed" })).toEqual([looked, viewed]);
  expect(await told({ channel: "movil" })).toEqual([entered]);
  expect(await told({ since: new Date(Date.now() - 36 * 3_600_000) })).toEqual([looked, entered]);
  expect(await told({ until: new Date(Date.now() - 36 * 3_600_000), actor: "jefa" })).toEqual([viewed]);
  expect(await told({ actor: "nadie así" })).toEqual([]);
});

test("pages follow one another without gaps, and an export holds all entries", async () => {
  for (let count = 0; count < 70; count += 1)
    await sql`insert into audit_entries (action, door) values ('account.sign_in_refused', 'web')`;
  const first = await search({ channel: "web" });
  const second = await search({ channel: "web" }, first.next);
  expect([first.entries.length, second.entries.length, second.next]).toEqual([50, 20, null]);
  const exported = await exportAudit(admin, { ...everything, channel: "web" });
  if (!exported.ok) throw new Error(exported.problem.code);
  const ids: number[] = [];
  for await (const batch of exported.value) ids.push(...batch.map(({ id }) => id));
  expect(ids).toEqual([...first.entries, ...second.entries].map(({ id }) => id));
  expect((await search({ action: "audit.exported" })).entries).toHaveLength(1);
});

test("only administrators read it", async () => {
  const notFound = { ok: false, problem: { code: "not_found" } };
  expect(await searchAudit(employee, everything, null)).toEqual(notFound);
  expect(await exportAudit(employee, everything)).toEqual(notFound);
});
