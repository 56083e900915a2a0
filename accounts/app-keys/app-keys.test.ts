import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { insertActor, insertBranch } from "@/testing/staff";

const sql = await coreDatabase();
const { endSessions } = await import("../access/end-sessions");
const { issueKey } = await import("./issue-key");
const { listOwnKeys, revokeOwnKey } = await import("./own-keys");

const here = await insertBranch(sql, "Norte");
const elsewhere = await insertBranch(sql, "Sur");
const wish = { contract: "sucursal", name: "caja 1", branchId: elsewhere };
const branchOfNewest = async () => (await sql`select branch_id from app_keys order by id desc limit 1`)[0]?.branch_id;

test("an employee's key is for their own branch, an administrator's for the one they choose, a client has none", async () => {
  expect((await issueKey(await insertActor(sql, "employee", here), wish)).ok).toBe(true);
  expect(await branchOfNewest()).toBe(here);
  expect((await issueKey(await insertActor(sql, "admin"), wish)).ok).toBe(true);
  expect(await branchOfNewest()).toBe(elsewhere);
  expect(await issueKey(await insertActor(sql, "client"), wish)).toEqual({ ok: false, problem: { code: "not_found" } });
  const homeless = await issueKey(await insertActor(sql, "employee"), wish);
  expect(homeless).toEqual({ ok: false, problem: { code: "branch_unknown", branchId: 0 } });
});

test("it asks for a recent proof, is told by mail, and is not stored in clear [HR-02]", async () => {
  const admin = await insertActor(sql, "admin");
  await sql`update sessions set authenticated_at = now() - interval '11 minutes' where id = ${admin.sessionId}`;
  expect(await issueKey(admin, wish)).toEqual({ ok: false, problem: { code: "proof_required" } });
  await sql`update sessions set authenticated_at = now() where id = ${admin.sessionId}`;
  const issued = await issueKey(admin, wish);
  const key = issued.ok ? issued.value : "";
  expect(key).toMatch(/^alta_sucursal_[\w-]{43}$/);
  expect(await sql`select kind from letters where account_id = ${admin.id}`).toEqual([{ kind: "app_key_issued" }]);
  const [stored] = await sql`select string_agg(k::text, '') as all from app_keys k`;
  expect(stored?.all).not.toContain(Buffer.from(key).toString("hex"));
  expect(stored?.all).not.toContain(key);
});

test("it is revoked by its owner alone, and with all sessions when staff end them", async () => {
  const [owner, other] = [await insertActor(sql, "employee", here), await insertActor(sql, "admin")];
  await issueKey(owner, wish);
  await issueKey(owner, { ...wish, name: "caja 2" });
  const [second, first] = await listOwnKeys(owner);
  expect(await revokeOwnKey(other, second?.id ?? 0)).toBe(false);
  expect(await revokeOwnKey(owner, second?.id ?? 0)).toBe(true);
  expect(await revokeOwnKey(owner, second?.id ?? 0)).toBe(false);
  expect(await listOwnKeys(owner)).toEqual([first]);
  await endSessions(other, owner.id);
  expect(await listOwnKeys(owner)).toEqual([]);
});
