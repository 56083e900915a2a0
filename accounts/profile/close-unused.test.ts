import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { insertAccount, insertActor } from "@/testing/staff";

const sql = await coreDatabase();
const { closeUnused } = await import("./close-unused");

/** A client as a stranger registers one, so many days ago. */
async function registered(days: number): Promise<number> {
  const id = await insertAccount(sql);
  await sql`update accounts set created_at = now() - make_interval(days => ${days}) where id = ${id}`;
  return id;
}

const isClosed = async (id: number) =>
  (await sql`select closed_at from accounts where id = ${id}`)[0]?.closed_at !== null;

test("an account that nobody used is closed after its term, and the audit says why", async () => {
  const [old, young] = [await registered(366), await registered(364)];
  expect(await closeUnused(0)).toBe(0);
  expect(await closeUnused(365)).toBe(1);
  expect([await isClosed(old), await isClosed(young)]).toEqual([true, false]);
  const [row] = await sql`select email, given_names, surnames, password_hash from accounts where id = ${old}`;
  expect(row).toEqual({ email: "", given_names: "", surnames: null, password_hash: null });
  const [entry] = await sql`select action, actor_id, details from audit_entries where subject_id = ${old}`;
  expect(entry).toEqual({ action: "account.closed", actor_id: null, details: { because: "unused" } });
});

test("whoever was there, or is expected, keeps their account", async () => {
  const staff = await insertActor(sql, "employee");
  await sql`update accounts set created_at = now() - interval '9 years' where id = ${staff.id}`;
  const kept = {
    signedIn: sql`password_used_at = now()`,
    confirmed: sql`email_verified_at = now()`,
    registeredAtTheCounter: sql`registered_by = ${staff.id}`,
    disabled: sql`disabled_at = now()`,
    broughtInAFile: sql`origin = 'import'`,
  };
  for (const change of Object.values(kept))
    await sql`update accounts set ${change} where id = ${await registered(999)}`;
  await sql`insert into sessions (account_id, audience, expires_at) values (${await registered(999)}, 'movil', now() + interval '1 day')`;
  await sql`insert into role_requests (account_id, role) values (${await registered(999)}, 'employee')`;
  expect(await closeUnused(365)).toBe(0);
});
