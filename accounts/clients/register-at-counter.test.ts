import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { insertAccount, insertActor, insertBranch } from "@/testing/staff";

const sql = await coreDatabase({ RATE_LIMITS: "off" });
const { registerAtCounter } = await import("./register-at-counter");
const { registerCommand } = await import("../registration/register-command");
const { findDuplicates } = await import("./find-duplicates");
const { tellApart } = await import("../duplicates/tell-apart");

const here = await insertBranch(sql, "Norte");
const employee = await insertActor(sql, "employee", here);

const commandOf = (email: string, number: string) =>
  registerCommand({
    email,
    givenNames: "Nicanor",
    surnames: "Urquidi Paz",
    password: { kind: "by_mail" },
    document: { type: "DNI", number, claimed: false },
    birthDate: "1948-03-05",
    branchId: here,
  });

const decided = { apart: [], reason: null };

test("registering beside an account that is surely the same person's needs a reason, which is audited", async () => {
  const known = await insertAccount(sql, {
    givenNames: "Nicanor",
    surnames: "Urquidi",
    documentNumber: "43769142",
    branchId: here,
  });
  const command = commandOf("nicanor.uno@example.com", "20-43769142-9");
  const before = await sql`select count(*)::int as n from accounts`;
  expect(await registerAtCounter(employee, command, decided)).toEqual({
    ok: false,
    problem: { code: "duplicate_suspected" },
  });
  expect(await sql`select count(*)::int as n from accounts`).toEqual(before);
  const registered = await registerAtCounter(employee, command, { apart: [], reason: "Perdió su correo" });
  expect(registered.ok).toBe(true);
  const id = registered.ok ? registered.value.account.id : 0;
  const [entry] =
    await sql`select details from audit_entries where action = 'client.registered_beside' and subject_id = ${id}`;
  expect(entry?.details).toEqual({ others: String(known), reason: "Perdió su correo" });
});

test("whom the employee told apart while typing is remembered with the new account, and not shown again", async () => {
  const namesake = await insertAccount(sql, { givenNames: "Nicanor", surnames: "Urquidi Paz", branchId: here });
  const registered = await registerAtCounter(employee, commandOf("nicanor.dos@example.com", "33111222"), {
    apart: [namesake, 2 ** 30],
    reason: "Es su tocayo",
  });
  const id = registered.ok ? registered.value.account.id : 0;
  expect(await sql`select lower_id, higher_id, decided_by, reason from separate_pairs where higher_id = ${id}`).toEqual(
    [{ lower_id: namesake, higher_id: id, decided_by: employee.id, reason: "Es su tocayo" }],
  );
  const known = { name: "Nicanor Urquidi Paz", email: "", document: "", phone: "" };
  const shown = async (except: number) => {
    const found = await findDuplicates(employee, known, except);
    return found.ok ? found.value.map((one) => one.id) : [];
  };
  expect(await shown(id)).not.toContain(namesake);
  expect(await shown(namesake)).not.toContain(id);
});

test("two accounts told apart on a client's page are not shown to each other again; a client elsewhere is not found", async () => {
  const [one, other] = [
    await insertAccount(sql, { documentNumber: "XY-99821", branchId: here }),
    await insertAccount(sql, { documentNumber: "XY 99821", branchId: here }),
  ];
  const known = { name: "", email: "", document: "XY99821", phone: "" };
  expect(await findDuplicates(employee, known, one)).toMatchObject({ value: [{ id: other, verdict: "same" }] });
  expect(await tellApart(employee, { id: one, otherId: other })).toEqual({ ok: true, value: null });
  expect(await tellApart(employee, { id: other, otherId: one })).toEqual({ ok: true, value: null });
  expect(await findDuplicates(employee, known, one)).toEqual({ ok: true, value: [] });
  expect(await findDuplicates(employee, known, other)).toEqual({ ok: true, value: [] });
  const elsewhere = await insertAccount(sql, { branchId: await insertBranch(sql, "Sur") });
  expect(await tellApart(employee, { id: elsewhere, otherId: one })).toEqual({
    ok: false,
    problem: { code: "not_found" },
  });
});

test("a new account is found at once, through every change of its data", async () => {
  const command = {
    ...commandOf("rosalba.tres@example.com", "77001234"),
    givenNames: "Rosalba",
    birthDate: "1971-04-09",
  };
  const registered = await registerAtCounter(employee, command, decided);
  const id = registered.ok ? registered.value.account.id : 0;
  const { editClient } = await import("../clients/edit-client");
  const { ok, value } = registered as { ok: true; value: { account: Parameters<typeof editClient>[2] } };
  expect(ok).toBe(true);
  const found = async (document: string) => {
    const all = await findDuplicates(employee, { name: "", email: "", document, phone: "" });
    return all.ok ? all.value.map((one) => one.id) : [];
  };
  expect(await found("77.001.234")).toEqual([id]);
  const edited = await editClient(employee, id, { ...value.account, documentNumber: "88002345" });
  expect(edited.ok).toBe(true);
  expect([await found("77001234"), await found("20-88002345-1")]).toEqual([[], [id]]);
});

test("a repeat after a lost answer is no double of itself", async () => {
  const { anew } = await import("@/testing/staff");
  const command = {
    ...commandOf("fabiola.cuatro@example.com", "66005432"),
    givenNames: "Fabiola",
    birthDate: "1969-09-09",
    password: { kind: "generated" as const },
  };
  const first = await registerAtCounter(anew(employee), command, decided);
  const second = await registerAtCounter(anew(employee), command, decided);
  const password = (answer: typeof first) => (answer.ok ? answer.value.generatedPassword : answer.problem.code);
  expect([password(first), password(second)]).toEqual([
    expect.stringMatching(/^.{12}$/),
    expect.stringMatching(/^.{12}$/),
  ]);
  expect(password(second)).not.toBe(password(first));
});
