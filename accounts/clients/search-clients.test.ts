import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { insertAccount, insertActor, insertBranch } from "@/testing/staff";
import type { AccountActor } from "../account";
import type { ClientFilter } from "./client-filter";
import type { ClientOrder } from "./search-clients";

const sql = await coreDatabase();
const { searchClients } = await import("./search-clients");
const { openableBy } = await import("./client-reach");
const { exportClients } = await import("./export-clients");
const { mayOn } = await import("../policy");
const { database } = await import("../../db/client");
const { accounts } = await import("../../db/schema");

const here = await insertBranch(sql, "Norte");
const elsewhere = await insertBranch(sql, "Sur");
const employee = await insertActor(sql, "employee", here);
const admin = await insertActor(sql, "admin", elsewhere);

const ana = await insertAccount(sql, {
  givenNames: "Ana",
  surnames: "Íñiguez",
  branchId: here,
  documentNumber: "77.100-B",
});
const bruno = await insertAccount(sql, { givenNames: "Bruno Íñiguez", surnames: null, phone: "+591 70000001" });
const carla = await insertAccount(sql, {
  givenNames: "Carla",
  surnames: "Iñiguez",
  branchId: elsewhere,
  origin: "movil",
});
await insertAccount(sql, { givenNames: "Iñiguez", surnames: "Empleado", role: "employee", branchId: here });

const everything: ClientFilter = { text: null, branchId: null, state: null, origin: null, since: null, until: null };

async function search(
  actor: AccountActor,
  filter: Partial<ClientFilter>,
  order: ClientOrder = "newest",
  after: string | null = null,
) {
  const found = await searchClients(actor, { ...everything, ...filter }, { order, after });
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
}

const ids = async (actor: AccountActor, filter: Partial<ClientFilter>, order?: ClientOrder) =>
  (await search(actor, filter, order)).clients.map(({ id }) => id);

test("any word of name, e-mail, document and phone finds a client, whatever the accents and punctuation", async () => {
  expect(await ids(admin, { text: "iniguez" })).toEqual([carla, bruno, ana]);
  expect(await ids(admin, { text: "ÍÑIGUEZ ana" })).toEqual([ana]);
  expect(await ids(admin, { text: "77100b" })).toEqual([ana]);
  expect(await ids(admin, { text: "77.100-b" })).toEqual([ana]);
  expect(await ids(admin, { text: "7000-0001" })).toEqual([bruno]);
});

test("an employee lists the clients they may open, and finds others masked [AZ-03]", async () => {
  expect(await ids(employee, {})).toEqual([bruno, ana]);
  const { clients } = await search(employee, { text: "iniguez" });
  expect(clients.map(({ id, name, openable }) => ({ id, name, openable }))).toEqual([
    { id: carla, name: "Carla I•••", openable: false },
    { id: bruno, name: "Bruno Íñiguez", openable: true },
    { id: ana, name: "Ana Íñiguez", openable: true },
  ]);
  expect(clients[0]?.email).not.toContain("persona");
});

test("two letters find no clients of other branches", async () => {
  expect(await ids(employee, { text: "ig" })).toEqual([bruno, ana]);
});

test("filters work, and in every order pages neither lose nor repeat a client", async () => {
  expect(await ids(admin, { branchId: here })).toEqual([ana]);
  expect(await ids(admin, { branchId: "none" })).toEqual([bruno]);
  expect(await ids(admin, { origin: "movil" })).toEqual([carla]);
  expect(await ids(admin, { until: new Date(0) })).toEqual([]);
  const crowd: number[] = [];
  for (let index = 0; index < 120; index += 1)
    crowd.push(await insertAccount(sql, { givenNames: `Zoe ${index % 7}`, surnames: "Multitud", branchId: here }));
  for (const order of ["newest", "oldest", "name"] as const) {
    const seen: number[] = [];
    for (let after: string | null = null; ; ) {
      const page = await search(admin, { text: "multitud" }, order, after);
      expect(page.total).toBe(120);
      seen.push(...page.clients.map(({ id }) => id));
      after = page.next;
      if (!after) break;
    }
    expect(seen).toHaveLength(120);
    expect([...seen].sort((a, b) => a - b)).toEqual(crowd);
  }
});

test("an invalid cursor returns the first page [H32]", async () => {
  for (const after of ["", "x", "-1", "1e99", "2.%00", "9999999999", "1; drop table accounts"])
    for (const order of ["newest", "oldest", "name"] as const)
      expect((await search(admin, { text: "iniguez" }, order, after)).clients.length).toBeLessThanOrEqual(3);
});

test("wildcards and quotes are searched as text [H30, H32]", async () => {
  for (const text of ["%", "_", "\\", "'", "%iniguez%", "in_guez", "zz\0zz"])
    expect(await ids(admin, { text })).toEqual([]);
});

test("clients and strangers may not list, and only administrators export", async () => {
  const client = await insertActor(sql, "client", here);
  const notFound = { ok: false, problem: { code: "not_found" } };
  expect(await searchClients(client, everything, { order: "newest", after: null })).toEqual(notFound);
  expect(await exportClients(employee, everything)).toEqual(notFound);
  const exported = await exportClients(admin, { ...everything, text: "iniguez" });
  if (!exported.ok) throw new Error(exported.problem.code);
  const taken: number[] = [];
  for await (const batch of exported.value) taken.push(...batch.map(({ account }) => account.id));
  expect(taken).toEqual([ana, bruno, carla]);
});

test("the list marks as openable exactly what the policy allows [AZ-02]", async () => {
  for (const role of ["client", "employee", "admin"] as const)
    for (const branchId of [null, here, elsewhere]) await insertAccount(sql, { role, branchId });
  const { id, role, branchId } = accounts;
  const rows = await database().select({ id, role, branchId }).from(accounts);
  for (const actor of [employee, admin, await insertActor(sql, "employee", null)]) {
    const listed = await database().select({ id }).from(accounts).where(openableBy(actor)).orderBy(id);
    const allowed = rows.filter((row) => mayOn(actor, "view_client", row)).map((row) => row.id);
    expect(listed.map((row) => row.id)).toEqual(allowed.sort((a, b) => a - b));
  }
});
