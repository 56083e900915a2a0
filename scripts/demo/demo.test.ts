import { expect, test } from "vitest";
import { coreDatabase } from "../../testing/core-database";
import { insertActor } from "../../testing/staff";

const CLIENTS = 100_000;
/** A generous bound for "at once" on a loaded machine. */
const QUICK_MILLISECONDS = 300;

const sql = await coreDatabase();
const { findDuplicates } = await import("../../accounts/clients/find-duplicates");
const { panelFigures } = await import("../../accounts/clients/panel-figures");
const { searchClients } = await import("../../accounts/clients/search-clients");
const { searchAudit } = await import("../../accounts/audit-log/search-audit");
const { addDemoData } = await import("./demo-data.ts");
const demo = await addDemoData(sql, CLIENTS, () => {});
const admin = await insertActor(sql, "admin");
const [row] = await sql`select id, branch_id from accounts where email = ${demo.employees[0] ?? ""}`;
const employee = { ...admin, role: "employee" as const, id: row?.id, branchId: row?.branch_id };

/** The median of five runs, after a warm-up. */
async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  await work();
  const taken: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const began = performance.now();
    await work();
    taken.push(performance.now() - began);
  }
  return taken.sort((one, other) => one - other)[2] ?? Number.POSITIVE_INFINITY;
}

const everything = { text: null, branchId: null, state: null, origin: null, since: null, until: null };
const nothing = { name: "", email: "", document: "", phone: "" };
const search = (text: string | null, more: object = {}) =>
  searchClients(admin, { ...everything, text, ...more }, { order: "newest", after: null });

test("creates the wanted number of fictitious clients, over every channel and branch, with a history", async () => {
  const [counts] = await sql`select count(*)::int as clients, count(distinct origin)::int as channels,
    count(*) filter (where created_at > now())::int as future, count(distinct branch_id)::int as branches
    from accounts where role = 'client'`;
  expect(counts?.clients).toBeGreaterThan(CLIENTS * 0.99);
  expect(counts).toMatchObject({ channels: 7, future: 0, branches: 4 });
  const [strangers] =
    await sql`select count(*)::int as n from accounts where email_key !~ '[@.](example|example\\.com)$'
    and role = 'client'`;
  expect(strangers?.n).toBe(0);
});

test.each([
  ["a rare name", () => search("úrsula yáñez")],
  ["a common name", () => search("maría garcía")],
  ["a phone", () => search("7123-4567")],
  ["one mail", () => search("a")],
  ["nobody", () => search("zzzzzz qqqqq")],
  [
    "part of an e-mail, by name",
    () => searchClients(admin, { ...everything, text: "gomez@buzon" }, { order: "name", after: null }),
  ],
  ["a branch's unused passwords", () => search(null, { branchId: employee.branchId, state: "unused" })],
  ["an employee's own clients", () => searchClients(employee, everything, { order: "newest", after: null })],
  ["the radar, by a name", () => findDuplicates(employee, { ...nothing, name: "Maria Quispe Garcia" })],
  [
    "the radar, by everything",
    () =>
      findDuplicates(employee, {
        name: "Juan Pérez",
        email: "juan.perez@correo.example",
        document: "1234567",
        phone: "71234567",
      }),
  ],
  ["the first page", () => panelFigures(admin)],
  [
    "the audit",
    () =>
      searchAudit(
        admin,
        { actor: null, subject: "garcía", action: null, channel: "counter", since: null, until: null },
        null,
      ),
  ],
])(`with ${CLIENTS} clients %s is found at once`, async (_, work) => {
  expect(await work()).toMatchObject({ ok: true });
  const taken = await milliseconds(work);
  expect(taken).toBeLessThan(QUICK_MILLISECONDS);
});
