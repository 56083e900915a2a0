import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { insertAccount, insertActor, insertBranch } from "@/testing/staff";
import type { Knowledge } from "./find-duplicates";

const sql = await coreDatabase();
const { findDuplicates } = await import("./find-duplicates");

const here = await insertBranch(sql, "Norte");
const elsewhere = await insertBranch(sql, "Sur");
const employee = await insertActor(sql, "employee", here, { givenNames: "Empleada", surnames: "Ejemplar" });
const admin = await insertActor(sql, "admin", null, { givenNames: "Jefa", surnames: "Ejemplar" });

const nothing: Knowledge = { name: "", email: "", document: "", phone: "" };

async function look(known: Partial<Knowledge>, actor = employee) {
  const found = await findDuplicates(actor, { ...nothing, ...known });
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
}

const alikes = async (known: Partial<Knowledge>, actor = employee) =>
  (await look(known, actor)).map(({ id, alike }) => ({ id, alike }));

const belen = await insertAccount(sql, {
  email: "Belen.Yanez@correo.example",
  givenNames: "María Belén",
  surnames: "Yáñez Quispe",
  phone: "+591 71-234-567",
  documentNumber: "4.567.890-LP",
  branchId: elsewhere,
});

test("a name is found without accents, in either order, in one field or in two", async () => {
  const whole = await insertAccount(sql, { givenNames: "Úrsula Núñez Paz", surnames: null });
  expect(await alikes({ name: "ursula nunez paz" })).toEqual([{ id: whole, alike: ["same_name"] }]);
  expect(await alikes({ name: "Núñez Paz Úrsula" })).toEqual([{ id: whole, alike: ["same_name"] }]);
  expect(await alikes({ name: "maria belen yanez" })).toEqual([{ id: belen, alike: ["like_name"] }]);
  expect(await alikes({ name: "Marya Belen Yañes Quispe" }, admin)).toEqual([{ id: belen, alike: ["like_name"] }]);
});

test("a document is compared without punctuation and in any case", async () => {
  for (const document of ["4567890LP", "4 567 890 lp", "4-567.890-lp"])
    expect(await alikes({ document })).toEqual([{ id: belen, alike: ["same_document"] }]);
  expect(await alikes({ document: "4567891LP" })).toEqual([]);
});

test("a phone is compared without punctuation, with or without the country", async () => {
  for (const phone of ["71234567", "+591 7123 4567", "(7) 123-4567", "00591 71234567"])
    expect(await alikes({ phone })).toEqual([{ id: belen, alike: ["same_phone"] }]);
  expect(await alikes({ phone: "71234568" })).toEqual([]);
});

test("an e-mail is found in its normalised form, and with a typing mistake", async () => {
  expect(await alikes({ email: " BELEN.yanez@correo.example " })).toEqual([{ id: belen, alike: ["same_email"] }]);
  expect(await alikes({ email: "belen.yanes@correo.example" }, admin)).toEqual([{ id: belen, alike: ["like_email"] }]);
});

test("the account with more matches is listed first", async () => {
  const namesake = await insertAccount(sql, { givenNames: "María Belén", surnames: "Yáñez Quispe" });
  const found = await alikes({ name: "Maria Belen Yanez Quispe", phone: "71234567" });
  expect(found.slice(0, 2)).toEqual([
    { id: belen, alike: ["same_phone", "same_name"] },
    { id: namesake, alike: ["same_name"] },
  ]);
});

test("every result is masked, and marked where the actor may not open it [DAT-02]", async () => {
  const [found] = await look({ document: "4567890LP" });
  expect(found).toMatchObject({
    name: "María B••• Y••• Q•••",
    email: "B•••@c•••.example",
    phone: "•••567",
    document: "•••0LP",
    branch: "Sur",
    openable: false,
  });
  expect((await look({ document: "4567890LP" }, admin))[0]).toMatchObject({ id: belen, openable: true });
});

test("too short a text is not searched; a search is audited with the accounts it showed, not with the text", async () => {
  const audited = () =>
    sql`select actor_id, details from audit_entries where action = 'clients.looked_up' order by id desc`;
  const before = (await audited()).length;
  expect(await look({ name: "mar", document: "12", phone: "7123", email: "be" })).toEqual([]);
  expect(await audited()).toHaveLength(before);
  await look({ document: "4567890LP" });
  const [entry] = await audited();
  expect(entry).toEqual({ actor_id: employee.id, details: { by: "document", shown: String(belen) } });
});

test("clients may not search", async () => {
  const client = await insertActor(sql, "client");
  expect(await findDuplicates(client, { ...nothing, document: "4567890LP" })).toEqual({
    ok: false,
    problem: { code: "not_found" },
  });
});

test("closed accounts are never listed", async () => {
  const id = await insertAccount(sql, { documentNumber: "ZZ-99-01" });
  expect(await alikes({ document: "zz9901" })).toHaveLength(1);
  await sql`update accounts set closed_at = now() where id = ${id}`;
  expect(await alikes({ document: "zz9901" })).toEqual([]);
});

test("hostile text is searched as text", async () => {
  for (const text of [
    "%%%%%%%%",
    "____________",
    "'; drop table accounts; --",
    "\\\\\\\\\\\\",
    "a\u0301".repeat(500),
    "\0\0\0\0\0\0",
    "\ud800ab\udfff12",
  ])
    expect(await look({ name: text, email: `${text}@x`, document: text, phone: text })).toEqual([]);
});
