import { expect, test } from "vitest";
import { addDemoData } from "@/scripts/demo/demo-data";
import { coreDatabase } from "@/testing/core-database";
import { person } from "@/testing/people";
import { insertActor } from "@/testing/staff";

const CLIENTS = 200_000;
const GROWING = ["accounts", "audit_entries", "duplicate_keys"];

// One connection, so that its counts can be asked for.
const sql = await coreDatabase({ DATABASE_POOL_SIZE: "1", RATE_LIMITS: "off" });
const { database } = await import("@/db/client");
const { findDuplicates } = await import("@/accounts/clients/find-duplicates");
const { panelFigures } = await import("@/accounts/clients/panel-figures");
const { searchClients } = await import("@/accounts/clients/search-clients");
const { viewClient } = await import("@/accounts/clients/view-client");
const { accountHistory } = await import("@/accounts/audit-log/account-history");
const { searchAudit } = await import("@/accounts/audit-log/search-audit");
const { searchPairsNow } = await import("@/accounts/duplicates/pairs/search-pairs-now");
const { listPairs } = await import("@/accounts/duplicates/pairs/list-pairs");
const { registerAccount } = await import("@/accounts/registration/register-account");
const { stranger } = await import("@/testing/people");
const { CLIENT_STATES } = await import("@/accounts/clients/client-state");

const demo = await addDemoData(sql, CLIENTS, () => {});
await sql`vacuum analyze`;
const admin = await insertActor(sql, "admin");
const [row] = await sql`select id, branch_id from accounts where email = ${demo.employees[0] ?? ""}`;
const employee = { ...admin, role: "employee" as const, id: row?.id, branchId: row?.branch_id };
const [someone] = await sql`select id from accounts where role = 'client' limit 1`;

/** Sequential scans of the tables that grow, so far. */
async function scans(): Promise<Record<string, number>> {
  await database().execute("select pg_stat_force_next_flush()");
  await database().execute("select 1");
  const rows = await sql`select relname, seq_scan::int as n from pg_stat_user_tables where relname = any(${GROWING})`;
  return Object.fromEntries(rows.map(({ relname, n }) => [relname, n]));
}

const everything = { text: null, branchId: null, state: null, origin: null, since: null, until: null };
const nothing = { name: "", email: "", document: "", phone: "" };
const search = (text: string | null, more: object = {}, actor = admin, order: "best" | "newest" | "name" = "best") =>
  searchClients(actor, { ...everything, text, ...more }, { order, after: null });
const audited = (more: object) =>
  searchAudit(
    admin,
    { actor: null, subject: null, action: null, channel: null, since: null, until: null, ...more },
    null,
  );

const REQUESTS: [string, () => Promise<unknown>][] = [
  ["search: a common surname", () => search("quispe")],
  ["search: a common name", () => search("maría garcía")],
  ["search: the beginning of a common name", () => search("gar")],
  ["search: two letters", () => search("ma")],
  ["search: a rare name", () => search("úrsula yáñez")],
  ["search: one slip", () => search("ursla yanez")],
  ["search: one slip in a common surname", () => search("qiuspe")],
  ["search: nobody", () => search("zzzzzz qqqqq")],
  ["search: a phone", () => search("7123-4567")],
  ["search: part of an e-mail, by name", () => search("gomez@buzon", {}, admin, "name")],
  ["search: by an employee", () => search("garcia perez", {}, employee)],
  ["search: a slip, by an employee", () => search("garcai", {}, employee)],
  ["search: within a branch", () => search("quispe", { branchId: row?.branch_id })],
  ["list: the newest", () => search(null)],
  ["list: by name", () => search(null, {}, admin, "name")],
  ["list: an employee's own", () => search(null, {}, employee)],
  ["list: of a channel", () => search(null, { origin: "movil" })],
  ...CLIENT_STATES.map((state): [string, () => Promise<unknown>] => [`list: ${state}`, () => search(null, { state })]),
  ["radar: a whole person", () => findDuplicates(employee, { ...nothing, name: "Juan Pérez", document: "1234567" })],
  ["radar: a half-typed name", () => findDuplicates(employee, { ...nothing, name: "Maria Qui" })],
  ["the first page", () => panelFigures(admin)],
  ["the first page, of an employee", () => panelFigures(employee)],
  ["audit: the newest", () => audited({})],
  ["audit: a rare act", () => audited({ action: "branch.created" })],
  [
    "audit: some days",
    () => audited({ since: new Date(Date.now() - 40 * 86_400_000), until: new Date(Date.now() - 39 * 86_400_000) }),
  ],
  ["audit: a person by name", () => audited({ subject: "garcía" })],
  ["a client's page", () => viewClient(admin, someone?.id)],
  ["a client's history", () => accountHistory(someone?.id)],
  ["pairs: begin a search", () => searchPairsNow(admin)],
  ["pairs: the queue", () => listPairs(admin, { apart: false, after: null })],
  ["pairs: the queue, of an employee", () => listPairs(employee, { apart: false, after: null })],
  ["a registration", () => registerAccount(stranger, person())],
];

test.each(REQUESTS)(`with ${CLIENTS} clients no table that grows is read whole: %s`, async (_, work) => {
  const before = await scans();
  // Once more than it takes until a statement's plan is kept.
  for (let round = 0; round < 7; round += 1) await work();
  expect(await scans()).toEqual(before);
});
