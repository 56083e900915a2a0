import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { setUpFactor } from "@/testing/second-factor";
import { insertAccount, insertActor } from "@/testing/staff";

const sql = await coreDatabase({ STAFF_SECOND_FACTOR: "required" });
const { disableAccount } = await import("../access/disable-account");
const { inviteStaff } = await import("../staff/invite-staff");
const { registerCommand } = await import("../registration/register-command");

test("where it is required, staff do nothing until they have a second factor [SF-05]", async () => {
  const admin = await insertActor(sql, "admin");
  const client = await insertAccount(sql);
  const invitation = registerCommand({
    email: "nueva@ejemplo.com",
    givenNames: "Nueva",
    password: { kind: "by_mail" },
    role: { wanted: "employee", otherwise: "refuse" },
  });
  expect(await disableAccount(admin, client)).toEqual({ ok: false, problem: { code: "not_found" } });
  expect(await inviteStaff(admin, invitation)).toEqual({ ok: false, problem: { code: "not_found" } });
  await setUpFactor(admin);
  expect((await disableAccount(admin, client)).ok).toBe(true);
  expect((await inviteStaff(admin, invitation)).ok).toBe(true);
});
