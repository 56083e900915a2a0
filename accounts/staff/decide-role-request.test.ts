import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { insertAccount, insertActor } from "@/testing/staff";
import type { Role } from "../account";

const sql = await coreDatabase();
const { decideRoleRequest } = await import("./decide-role-request");

const admin = await insertActor(sql, "admin");

let count = 0;

/** A request of an account that has verified its address, and a name that no member of the staff has. */
async function request(role: Role): Promise<{ id: number; accountId: number }> {
  count += 1;
  const accountId = await insertAccount(sql, { givenNames: "Solicitante", surnames: "ABCDEFGH".charAt(count) });
  await sql`update accounts set email_verified_at = now() - interval '10 days' where id = ${accountId}`;
  const [row] = await sql`insert into role_requests (account_id, role) values (${accountId}, ${role}) returning id`;
  return { id: row?.id, accountId };
}

const roleOf = async (id: number) => (await sql`select role from accounts where id = ${id}`)[0]?.role;

test("an approved request makes a client what was asked for, and a second decision changes nothing", async () => {
  const { id, accountId } = await request("employee");
  expect(await decideRoleRequest(admin, { id, approved: true })).toMatchObject({ ok: true });
  expect(await roleOf(accountId)).toBe("employee");
  expect(await decideRoleRequest(admin, { id, approved: false })).toMatchObject({
    problem: { code: "already_decided" },
  });
});

test.each([
  ["an administrator", "admin", "employee"],
  ["an employee", "employee", "admin"],
] as const)(
  "an account that has become %s meanwhile keeps its role, whatever its old request asked for",
  async (_, role, asked) => {
    const { id, accountId } = await request(asked);
    await sql`update accounts set role = ${role} where id = ${accountId}`;
    await decideRoleRequest(admin, { id, approved: true });
    expect(await roleOf(accountId)).toBe(role);
  },
);

test("a closed account stays what it was", async () => {
  const { id, accountId } = await request("admin");
  await sql`update accounts set closed_at = now() where id = ${accountId}`;
  await decideRoleRequest(admin, { id, approved: true });
  expect(await roleOf(accountId)).toBe("client");
});

test("a rejected request changes no role", async () => {
  const { id, accountId } = await request("admin");
  expect(await decideRoleRequest(admin, { id, approved: false })).toMatchObject({ ok: true });
  expect(await roleOf(accountId)).toBe("client");
});
