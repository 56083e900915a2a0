import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { person, stranger } from "@/testing/people";
import { insertActor } from "@/testing/staff";

const sql = await coreDatabase();
const { endSessions } = await import("../access/end-sessions");
const { exportAccount } = await import("./export-account");
const { registerAccount } = await import("../registration/register-account");

test("the history contains what staff did to the account, without staff's IP addresses", async () => {
  const registered = await registerAccount(stranger, person());
  if (!registered.ok) throw new Error(registered.problem.code);
  const { id } = registered.value.account;
  const admin = await insertActor(sql, "admin");
  await endSessions(admin, id);
  const { history } = await exportAccount({ ...admin, id, role: "client" });
  expect(history.map(({ action, address }) => [action, address])).toEqual([
    ["account.registered", stranger.via.address],
    ["session.all_ended", null],
  ]);
});
