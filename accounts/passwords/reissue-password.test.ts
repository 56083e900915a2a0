import { expect, test, vi } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { insertAccount, insertActor, insertBranch } from "@/testing/staff";

const sql = await coreDatabase();
const hashed = vi.fn();
vi.doMock("./password", async (original) => {
  const real = await original<typeof import("./password")>();
  return { ...real, hashPassword: hashed.mockImplementation(real.hashPassword) };
});
const { reissuePassword } = await import("./reissue-password");

const branchId = await insertBranch(sql, "Norte");
const employee = await insertActor(sql, "employee", branchId);

test("a password is hashed only when it is handed over, not for a link or a refusal", async () => {
  const used = await insertAccount(sql, { branchId });
  await sql`update accounts set password_used_at = now() where id = ${used}`;
  expect(await reissuePassword(employee, used)).toMatchObject({ ok: true, value: { generatedPassword: null } });
  expect(await reissuePassword(employee, 999_999)).toMatchObject({ ok: false, problem: { code: "not_found" } });
  expect(hashed).not.toHaveBeenCalled();

  const unused = await insertAccount(sql, { branchId });
  await sql`update accounts set password_generated = true where id = ${unused}`;
  const reissued = await reissuePassword(employee, unused);
  expect(reissued).toMatchObject({ ok: true, value: { generatedPassword: expect.any(String) } });
  expect(hashed).toHaveBeenCalledOnce();
});
