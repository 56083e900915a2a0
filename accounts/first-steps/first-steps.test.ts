import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { insertAccount, insertActor, insertBranch } from "@/testing/staff";

const sql = await coreDatabase({ SMTP_URL: "smtp://localhost:2525" });
const { firstSteps } = await import("./first-steps");
const { noteTestPrint, putFirstStepsAway } = await import("./note-first-step");
const { sendTestMail } = await import("./send-test-mail");
const { createFirstBranch } = await import("../registration/set-up");
const { nameBranch } = await import("../branches/name-branch");
const { saveBusiness } = await import("../business/save-business");

test("each step is done when the database says so, and not before", async () => {
  await createFirstBranch();
  const admin = await insertActor(sql, "admin");
  const open = async () => {
    const read = await firstSteps(admin);
    if (!read.ok) throw new Error(read.problem.code);
    const { testMail: _, putAway: __, ...steps } = read.value;
    return Object.entries(steps).flatMap(([name, done]) => (done ? [] : [name]));
  };
  expect(await open()).toEqual(["business", "branch", "employee", "print", "factor", "mail"]);
  const facts = { name: "Tajibos", colour: null, phone: null, address: null };
  await saveBusiness(admin, { ...facts, country: null, timeZone: null, privacyEmail: null });
  await noteTestPrint(admin);
  expect(await open()).toEqual(["branch", "employee", "factor", "mail"]);

  expect(await sendTestMail(admin)).toMatchObject({ ok: true, value: expect.stringContaining("@") });
  expect(await sendTestMail(admin)).toMatchObject({ ok: false, problem: { code: "too_soon" } });
  expect(await firstSteps(admin)).toMatchObject({ value: { testMail: "waiting", mail: false } });
  await sql`update letters set failed_at = now() where kind = 'test_mail'`;
  expect(await firstSteps(admin)).toMatchObject({ value: { testMail: "failed", mail: false } });
  await sql`update letters set failed_at = null, sent_at = now() where kind = 'test_mail'`;
  expect(await firstSteps(admin)).toMatchObject({ value: { testMail: "sent", mail: true } });
  // The outbox forgets it some day.
  await sql`delete from letters where kind = 'test_mail'`;
  expect(await firstSteps(admin)).toMatchObject({ value: { testMail: "sent", mail: true } });

  const [branch] = await sql`select id from branches`;
  await nameBranch(admin, { id: branch?.id, name: "Centro" });
  const employee = await insertAccount(sql, { role: "employee", branchId: await insertBranch(sql, "Norte") });
  await sql`update accounts set second_factor_at = now() where id = ${admin.id}`;
  expect(await open()).toEqual([]);
  await sql`update accounts set disabled_at = now() where id = ${employee}`;
  expect(await open()).toEqual(["employee"]);
});

test("the list is put away and shown again, by administrators only, and audited", async () => {
  const [admin, employee] = [await insertActor(sql, "admin"), await insertActor(sql, "employee")];
  const refused = { ok: false, problem: { code: "not_found" } };
  expect(await firstSteps(employee)).toEqual(refused);
  for (const tried of [putFirstStepsAway(employee, true), noteTestPrint(employee), sendTestMail(employee)])
    expect(await tried).toEqual(refused);
  for (const away of [true, false]) {
    await putFirstStepsAway(admin, away);
    expect(await firstSteps(admin)).toMatchObject({ value: { putAway: away } });
  }
  const entries = await sql`select action from audit_entries where actor_id = ${admin.id} order by id`;
  expect(entries.map(({ action }) => action)).toEqual(["business.checklist_put_away", "business.checklist_shown"]);
});
