import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { insertAccount, insertActor, insertBranch } from "@/testing/staff";
import type { AccountActor } from "../account";
import type { ClientFilter } from "./client-filter";

const sql = await coreDatabase();
const { panelFigures } = await import("./panel-figures");
const { searchClients } = await import("./search-clients");
const { startOfDay } = await import("../values/local-day");

const here = await insertBranch(sql, "Norte");
const elsewhere = await insertBranch(sql, "Sur");
const employee = await insertActor(sql, "employee", here);
const admin = await insertActor(sql, "admin");

const everything: ClientFilter = { text: null, branchId: null, state: null, origin: null, since: null, until: null };

for (const branchId of [here, elsewhere, null])
  for (const origin of ["counter", "movil"]) {
    const ids = [0, 1, 2, 3].map(() => insertAccount(sql, { branchId, origin }));
    const [today, yesterday, unused, expiring] = await Promise.all(ids);
    await sql`update accounts set registered_by = ${employee.id}, password_used_at = now() where id = ${today ?? 0}`;
    await sql`update accounts set created_at = now() - interval '1 day' where id = ${yesterday ?? 0}`;
    await sql`update accounts set registered_by = ${employee.id}, password_generated = true,
      password_expires_at = now() + case when id = ${expiring ?? 0} then interval '1 day' else interval '5 days' end
      where id in (${unused ?? 0}, ${expiring ?? 0})`;
    await sql`insert into letters (kind, account_id, recipient, failed_at) select 'verify_email', id, email, now()
      from accounts where id = ${today ?? 0}`;
  }

async function figuresFor(actor: AccountActor) {
  const figures = await panelFigures(actor);
  if (!figures.ok) throw new Error(figures.problem.code);
  return figures.value;
}

async function listed(actor: AccountActor, filter: Partial<ClientFilter>) {
  const found = await searchClients(actor, { ...everything, ...filter }, { order: "newest", after: null });
  if (!found.ok) throw new Error(found.problem.code);
  return found.value.total;
}

test.each([
  ["an employee", employee],
  ["an administrator", admin],
])("for %s every number equals the length of the list behind it", async (_, actor) => {
  const figures = await figuresFor(actor);
  const today = figures.days.at(-1)?.day;
  const month = { since: startOfDay(`${today?.slice(0, 7)}-01`) };
  expect(figures.days).toHaveLength(30);
  expect(figures.today).toBe(await listed(actor, { since: startOfDay(today) }));
  expect(figures.month).toBe(await listed(actor, month));
  expect(figures.unused).toBe(await listed(actor, { state: "unused" }));
  expect(figures.expiring).toBe(await listed(actor, { state: "expiring" }));
  const since = startOfDay(today);
  for (const share of figures.branches) {
    const branchId = share.key === "none" ? "none" : Number(share.key);
    expect(share.count).toBe(await listed(actor, { ...month, branchId }));
    expect(share.today).toBe(await listed(actor, { since, branchId }));
  }
  for (const { key: origin, ...share } of figures.channels) {
    expect(share.count).toBe(await listed(actor, { ...month, origin }));
    expect(share.today).toBe(await listed(actor, { since, origin }));
  }
  for (const { day, count } of figures.days.slice(-3))
    expect(count).toBe(await listed(actor, { since: startOfDay(day), until: startOfDay(day, 1) }));
});

test("an employee's numbers count the clients they may open, and no role requests", async () => {
  const [theirs, all] = [await figuresFor(employee), await figuresFor(admin)];
  expect([theirs.unused, theirs.failedMails, theirs.roleRequests]).toEqual([8, 4, null]);
  expect([all.unused, all.failedMails, all.roleRequests]).toEqual([12, 6, 0]);
});
