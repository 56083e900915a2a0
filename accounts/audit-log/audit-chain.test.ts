import { sql as statement } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { insertActor } from "@/testing/staff";

const sql = await coreDatabase();
const { sealAudit } = await import("./seal-audit");
const { verifyAudit } = await import("./verify-audit");
const { CHAIN_KEYS } = await import("./audit-chain");
const { deriveKeys } = await import("../../crypto/secrets");
const { database } = await import("../../db/client");
const { audit } = await import("../audit");
const { endSessions } = await import("../access/end-sessions");

const admin = await insertActor(sql, "admin", null, { givenNames: "Jefa", surnames: "Única" });
const keys = () => deriveKeys(CHAIN_KEYS);
const flaws = async (known = keys()) => (await verifyAudit(database(), known)).flaws;

/** Adds entries, each in its own transaction; returns their ids. */
async function write(count: number): Promise<number[]> {
  for (let entry = 0; entry < count; entry += 1)
    await database().transaction((tx) => audit(tx, admin, "client.viewed", admin.id, { entry }));
  const rows = await sql`select id from audit_entries order by id desc limit ${count}`;
  return rows.map(({ id }) => id).reverse();
}

/** Runs SQL that only the tables' owner may run. */
const tamper = (statement: string) =>
  sql.begin(async (tx) => {
    await tx.unsafe(`alter table audit_entries disable trigger all; alter table audit_seals disable trigger all`);
    await tx.unsafe(statement);
    await tx.unsafe(`alter table audit_entries enable trigger all; alter table audit_seals enable trigger all`);
  });

beforeEach(() => tamper("truncate audit_entries, audit_seals restart identity"));

test("an untouched log is intact, sealed or not, and every entry is counted", async () => {
  await write(5);
  expect(await sealAudit(0)).toBe(5);
  await write(3);
  expect(await sealAudit(0)).toBe(3);
  expect(await sealAudit(0)).toBe(0);
  await write(2);
  const report = await verifyAudit(database(), keys());
  expect(report).toMatchObject({ entries: 10, sealed: 8, seals: 2, flaws: [] });
  expect(report.head).toMatch(/^[0-9a-f]{64}$/);
});

test("an entry back-dated by the application's role is reported, sealed or not [HR-06]", async () => {
  await write(3);
  await sealAudit(0);
  const [row] = await database().execute<{ id: number }>(statement`insert into audit_entries (at, action, door)
    values (now() - interval '3 days', 'account.exported', 'web') returning id`);
  const expected = [expect.objectContaining({ entry: row?.id, flaw: "back_dated" })];
  expect(await flaws()).toEqual(expected);
  await write(1);
  await sealAudit(0);
  expect(await flaws()).toEqual(expected);
});

test("an entry inserted between sealed ones, even with a plausible date, is reported [HR-06]", async () => {
  const [first = 0] = await write(2);
  await sql`select setval('audit_entries_id_seq', ${first + 5})`;
  await write(2);
  await sealAudit(0);
  await sql`insert into audit_entries (id, action, door) overriding system value
    values (${first + 3}, 'account.exported', 'web')`;
  expect(await flaws()).toEqual([expect.objectContaining({ entry: first + 3, flaw: "added" })]);
});

test.each([
  ["action", "action = 'client.seen'"],
  ["instant", "at = at + interval '1 microsecond'"],
  ["actor", "actor_id = null"],
  ["name", "actor_name = 'Otra'"],
  ["subject", "subject_id = 7"],
  ["channel", "door = 'x'"],
  ["address", "address = null"],
  ["user agent", "user_agent = 'x'"],
  ["request", "request_id = 'x'"],
  ["details", `details = '{"entry": 9}'`],
])("an entry whose %s is altered is reported, and no other [HR-06]", async (_, change) => {
  const [, second = 0] = await write(3);
  await sealAudit(0);
  await tamper(`update audit_entries set ${change} where id = ${second}`);
  expect(await flaws()).toEqual([expect.objectContaining({ entry: second, flaw: "altered" })]);
});

test("a removed entry is reported [HR-06]", async () => {
  const [, second = 0, last = 0] = await write(3);
  await sealAudit(0);
  await tamper(`delete from audit_entries where id in (${second}, ${last})`);
  expect(await flaws()).toEqual([
    { entry: second, at: null, flaw: "removed" },
    { entry: last, at: null, flaw: "removed" },
  ]);
});

test("a seal that is altered, removed or made without the key is reported [HR-06]", async () => {
  for (let round = 0; round < 3; round += 1) {
    await write(2);
    await sealAudit(0);
  }
  await tamper("update audit_seals set mac = sha256('x') where id = 2");
  expect(await flaws()).toEqual([{ seal: 2, flaw: "forged" }]);
  await tamper("delete from audit_seals where id = 2");
  expect(await flaws()).toContainEqual({ seal: 3, flaw: "broken" });
  expect(await flaws([Buffer.alloc(32)])).toContainEqual({ seal: 3, flaw: "forged" });
});

test("seals of a rotated secret are valid, as long as the current one's come last", async () => {
  await write(1);
  await sealAudit(0);
  await tamper("update audit_seals set mac = sha256('of another secret')");
  await write(1);
  await sealAudit(0);
  expect(await flaws()).toEqual([]);
});

test("an entry of a transaction that is still open is covered by a later seal", async () => {
  await write(1);
  let written = () => {};
  let commit = () => {};
  const isWritten = new Promise<void>((resolve) => {
    written = resolve;
  });
  const mayCommit = new Promise<void>((resolve) => {
    commit = resolve;
  });
  const open = database().transaction(async (tx) => {
    await audit(tx, admin, "client.viewed", admin.id);
    written();
    await mayCommit;
  });
  await isWritten;
  await write(1);
  await sealAudit();
  commit();
  await open;
  await sealAudit(0);
  expect(await verifyAudit(database(), keys())).toMatchObject({ entries: 3, sealed: 3, flaws: [] });
});

test("of concurrent seals one is made, and entries are written without waiting", async () => {
  await write(3);
  const [counts] = await Promise.all([Promise.all(Array.from({ length: 6 }, () => sealAudit(0))), write(5)]);
  expect(counts.filter((count) => count > 0).length).toBeGreaterThan(0);
  while ((await sealAudit(0)) > 0);
  expect(await verifyAudit(database(), keys())).toMatchObject({ entries: 8, sealed: 8, flaws: [] });
});

test("seals are append-only", async () => {
  await write(1);
  await sealAudit(0);
  for (const statement of ["update audit_seals set mac = hash", "delete from audit_seals", "truncate audit_seals"])
    await expect(sql.unsafe(statement)).rejects.toMatchObject({ code: "42501" });
});

test("the audit keeps the names of staff, also after their account is closed, and none of clients [HR-06]", async () => {
  const employee = await insertActor(sql, "employee", null, { givenNames: "Elsa", surnames: "Mostrador" });
  const client = await insertActor(sql, "client", null, { givenNames: "Ana", surnames: "Cliente" });
  await database().transaction((tx) => audit(tx, employee, "client.viewed", client.id));
  await database().transaction((tx) => audit(tx, client, "account.exported", client.id));
  await endSessions(admin, employee.id);
  await sql`update accounts set given_names = '', surnames = null, closed_at = now() where id in (${employee.id}, ${client.id})`;
  const { searchAudit } = await import("./search-audit");
  const filter = { actor: null, subject: null, action: null, channel: null, since: null, until: null };
  const found = await searchAudit(admin, filter, null);
  if (!found.ok) throw new Error(found.problem.code);
  expect(found.value.entries.map(({ actor }) => actor)).toEqual(["Jefa Única", null, "Elsa Mostrador"]);
});
