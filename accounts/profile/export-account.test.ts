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

test("what is handed out names mails, role requests, and how and by whom the account was registered", async () => {
  const employee = await insertActor(sql, "employee", null, { givenNames: "Elsa", surnames: "Mostrador" });
  const atCounter = await registerAccount(employee, person({ password: { kind: "generated" } }));
  const asking = await registerAccount(stranger, person({ role: { wanted: "employee", otherwise: "request" } }));
  if (!atCounter.ok || !asking.ok) throw new Error("It was not registered.");
  const exportOf = (id: number) => exportAccount({ ...employee, id, role: "client" });
  const handed = await exportOf(atCounter.value.account.id);
  expect(handed.registration).toEqual({ channel: employee.via.channel, by: "staff" });
  expect(JSON.stringify(handed)).not.toMatch(/Elsa|Mostrador/);
  expect(handed.mails).toEqual([
    {
      kind: "registered_at_branch",
      recipient: atCounter.value.account.email,
      createdAt: expect.any(Date),
      sentAt: null,
    },
  ]);
  const asked = await exportOf(asking.value.account.id);
  expect(asked.registration).toEqual({ channel: stranger.via.channel, by: "self" });
  expect(asked.roleRequests).toEqual([
    { role: "employee", createdAt: expect.any(Date), decidedAt: null, approved: null },
  ]);
});
