import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { insertAccount, insertActor, insertBranch } from "@/testing/staff";
import type { AccountActor } from "../account";

const sql = await coreDatabase({ RATE_LIMITS: "on" });
const { searchClients } = await import("./search-clients");
const { findDuplicates } = await import("./find-duplicates");
const { lookUpsByEmployee } = await import("../../limits/budgets");

const here = await insertBranch(sql, "Norte");
const elsewhere = await insertBranch(sql, "Sur");
const employee = await insertActor(sql, "employee", here);
const mine = await insertAccount(sql, { givenNames: "Inés", surnames: "Buscada", branchId: here });
const theirs = await insertAccount(sql, { givenNames: "Inés", surnames: "Buscada", branchId: elsewhere });

const filter = { text: "buscada", branchId: null, state: null, origin: null, since: null, until: null };

async function search(actor: AccountActor) {
  const found = await searchClients(actor, filter, { order: "oldest", after: null });
  if (!found.ok) throw new Error(found.problem.code);
  return { ids: found.value.clients.map(({ id }) => id), limited: found.value.limited?.code ?? null };
}

async function look(actor: AccountActor) {
  const found = await findDuplicates(actor, { name: "Inés Buscada", email: "", document: "", phone: "" });
  if (!found.ok) throw new Error(found.problem.code);
  return found.value.map(({ id }) => id).sort((a, b) => a - b);
}

/** A bucket as empty as can be, and for a day: however slow the machine, it does not fill again meanwhile. */
const exhaust = () => sql`update rate_limits set free_at = now() + interval '1 day'`;

test("an employee's searches and look-ups of other branches' clients have one budget; beyond it their own are still found [HR-05]", async () => {
  expect(await search(employee)).toEqual({ ids: [mine, theirs], limited: null });
  expect(await look(employee)).toEqual([mine, theirs]);
  const [held] = await sql`select extract(epoch from free_at - now()) as ahead from rate_limits`;
  expect(Number(held?.ahead)).toBeGreaterThan(lookUpsByEmployee.everySeconds);
  await exhaust();
  expect(await search(employee)).toEqual({ ids: [mine], limited: "rate_limited" });
  expect(await look(employee)).toEqual([mine]);
  const colleague = await insertActor(sql, "employee", here);
  expect(await search(colleague)).toEqual({ ids: [mine, theirs], limited: null });
});

test("an administrator, who may open every client, has no such budget", async () => {
  const admin = await insertActor(sql, "admin");
  for (let round = 0; round < 2; round += 1) {
    expect(await search(admin)).toEqual({ ids: [mine, theirs], limited: null });
    await exhaust();
  }
  expect(await look(admin)).toEqual([mine, theirs]);
});
