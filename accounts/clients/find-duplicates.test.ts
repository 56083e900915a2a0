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

test("who may be opened is shown in clear, everyone else masked and marked [DAT-02]", async () => {
  const [found] = await look({ document: "4567890LP" });
  expect(found).toMatchObject({
    name: "María B••• Y••• Q•••",
    email: "B•••@c•••.example",
    phone: "•••567",
    document: "•••0LP",
    branch: "Sur",
    openable: false,
  });
  expect((await look({ document: "4567890LP" }, admin))[0]).toMatchObject({
    id: belen,
    openable: true,
    name: "María Belén Yáñez Quispe",
    phone: "+591 71-234-567",
  });
});

test("what the radar missed: another form of a document, a slip of digits, another spelling of a name", async () => {
  const found = async (known: Partial<Knowledge>, id: number) =>
    expect([known, (await look(known, admin)).map((one) => one.id)]).toEqual([known, expect.arrayContaining([id])]);
  const dni = await insertAccount(sql, { documentNumber: "43769142", givenNames: "Ada" });
  for (const document of ["20-43769142-3", "43761942", "4376912"]) await found({ document }, dni);
  const ci = await insertAccount(sql, { documentNumber: "6543210", givenNames: "Eda" });
  for (const document of ["6543210 LP", "6543210-1A"]) await found({ document }, ci);
  const phone = await insertAccount(sql, { phone: "3415437859", givenNames: "Ida" });
  await found({ phone: "+54 9 341 15 543-7859" }, phone);
  const maria = await insertAccount(sql, { givenNames: "María", surnames: "Quispe Mamani" });
  await found({ name: "Maria Quispe M." }, maria);
  const guillermo = await insertAccount(sql, { givenNames: "Guillermo", surnames: "Jiménez Baca" });
  await found({ name: "Giyermo Gimenes Vaca" }, guillermo);
});

test("namesakes with another birth date are not listed, one with the same is, surest first", async () => {
  for (const birthDate of ["1971-02-03", "1982-03-04", null])
    await insertAccount(sql, { givenNames: "Juan", surnames: "Pérez", birthDate });
  const same = await insertAccount(sql, { givenNames: "Juan", surnames: "Pérez", birthDate: "1990-08-09" });
  const found = await look({ name: "Juan Pérez", birthDate: "1990-08-09" }, admin);
  expect(found.map(({ verdict }) => verdict)).toEqual(["very_alike", "maybe"]);
  expect(found[0]).toMatchObject({ id: same, reasons: ["same_name", "same_birth_date"] });
  expect(await look({ name: "Juan Pérez" }, admin)).toHaveLength(4);
});

test("an incomplete address is not searched", async () => {
  for (const email of ["nadie@", "belen.yanez", "belen.yanez@correo"]) expect(await look({ email }, admin)).toEqual([]);
});

test("a phone of many accounts says nothing of one", async () => {
  for (const givenNames of ["Abel", "Berta", "Celso", "Delia"])
    await insertAccount(sql, { givenNames, surnames: "Familia", phone: "69999123" });
  expect(await look({ phone: "69999123" }, admin)).toEqual([]);
});

test("keys follow the data: removed when it changes, made anew, and gone with a closed account", async () => {
  const { fillKeys } = await import("../duplicates/fill-keys");
  const id = await insertAccount(sql, { documentNumber: "QX-771-22" });
  await sql`update accounts set document_number = 'QX-771-23', document_key = 'QX77123' where id = ${id}`;
  expect(await sql`select 1 from duplicate_keys where account_id = ${id}`).toHaveLength(0);
  expect(await alikes({ document: "qx77123" }, admin)).toEqual([]);
  await fillKeys(id - 1);
  expect(await alikes({ document: "qx77123" }, admin)).toEqual([{ id, alike: ["same_document"] }]);
  await sql`update accounts set closed_at = now() where id = ${id}`;
  await fillKeys(id - 1);
  expect(await sql`select 1 from duplicate_keys where account_id = ${id}`).toHaveLength(0);
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
