import { hash } from "bcryptjs";
import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { insertAccount, insertActor } from "@/testing/staff";

const sql = await coreDatabase({ RATE_LIMITS: "off" });
const { authenticate } = await import("../passwords/authenticate");
const { requestPasswordReset } = await import("../passwords/request-password-reset");
const { searchClients } = await import("../clients/search-clients");
const { applyBatch } = await import("./apply-batch");
const { carryOn } = await import("./carry-on");
const { mapImport } = await import("./map-import");
const { USUAL_OPTIONS } = await import("./import-options");
const { rowsOf } = await import("./rows-of");
const { stageImport } = await import("./stage-import");
const { startImport, undoImport } = await import("./start-import");
const { viewImport } = await import("./view-import");
type Options = typeof USUAL_OPTIONS;
const via = { channel: "import", address: null, userAgent: null, requestId: null };
const operator = { kind: "system", via } as const;
const admin = await insertActor(sql, "admin");

let files = 0;
async function stage(text: string, actor: Parameters<typeof stageImport>[0] = operator): Promise<number> {
  files += 1;
  const source = `viejo ${files}`;
  const file = { name: `${source}.csv`, bytes: Buffer.from(text), source, runner: "command" } as const;
  const staged = await stageImport(actor, file);
  if (!staged.ok) throw new Error(staged.problem.code);
  return staged.value.id;
}

const view = async (id: number) => {
  const viewed = await viewImport(operator, id);
  if (!viewed.ok) throw new Error("The import is gone.");
  return viewed.value;
};

async function check(text: string, options: Partial<Options> = {}): Promise<number> {
  const id = await stage(text);
  const { mapping } = (await view(id)).run;
  expect(await mapImport(operator, id, { mapping, options: { ...USUAL_OPTIONS, ...options } })).toEqual({ ok: true });
  expect(await carryOn(id, () => {})).toMatchObject({ state: "checked" });
  return id;
}

async function run(text: string, options: Partial<Options> = {}): Promise<number> {
  const id = await check(text, options);
  expect((await startImport(operator, id)).ok).toBe(true);
  expect(await carryOn(id, () => {})).toMatchObject({ state: "done" });
  return id;
}

async function fates(id: number): Promise<string[]> {
  const words: string[] = [];
  for await (const rows of rowsOf(id, "all"))
    for (const { line, fate, problem } of rows)
      words.push([line, fate, problem?.field, problem?.code].filter(Boolean).join(" "));
  return words;
}

const word = () => Math.random().toString(36).slice(2, 10);
const accountOf = async (email: string) =>
  (await sql`select *, birth_date::text as birth_day from accounts where email_key = ${email}`)[0];

test("the check gives each row its fate, counts them and touches no account", async () => {
  const [one, two, three] = [word(), word(), word()];
  await insertAccount(sql, { email: `${one}@ejemplo.com` });
  await insertAccount(sql, { givenNames: "Saturnina", surnames: `Quispe ${two}`, phone: "+59170011223" });
  const [before] = await sql`select count(*)::int as accounts from accounts`;
  const id = await check(
    [
      "id,email,nombre,telefono",
      `1,${one}@ejemplo.com,Ana,`,
      `2,nueva.${one}@ejemplo.com,Luis ${three},`,
      `3,otra.${two}@ejemplo.com,Quispe Saturnina,70011223`,
      `4,typo.${two}@ejemplo.com,Saturnina Quizpe ${two},`,
      "5,no es un correo,Ana,",
      `6,NUEVA.${one}@ejemplo.com,Luis,`,
      `2,distinto.${one}@ejemplo.com,Luis,`,
    ].join("\n"),
  );
  expect(await fates(id)).toEqual([
    "2 existing",
    "3 created",
    "4 similar",
    "5 similar",
    "6 rejected email email",
    "7 rejected email repeated",
    "8 rejected id repeated",
  ]);
  expect((await view(id)).fates).toEqual({ created: 1, existing: 1, completed: 0, similar: 2, rejected: 3 });
  expect((await sql`select count(*)::int as accounts from accounts`)[0]).toEqual(before);
  expect(await sql`select from external_ids where source = ${(await view(id)).run.source}`).toHaveLength(0);
});

test("a run keeps what the file says, makes no one staff, sends no mail and forgets the file's cells", async () => {
  const name = word();
  const id = await run(
    [
      "id,email,nombres,apellidos,telefono,fecha_nacimiento,documento_identidad,pais,rol,verificado,creado",
      `7-${name},${name}@ejemplo.com,Ana,Ñáñez,71234567,05/03/1990,0012345,Bolivia,cliente,sí,2019-05-06T10:00:00Z`,
      `8-${name},jefe.${name}@ejemplo.com,Jefe,Falso,,,,,admin,,`,
    ].join("\n"),
  );
  const account = await accountOf(`${name}@ejemplo.com`);
  expect(account).toMatchObject({
    given_names: "Ana",
    surnames: "Ñáñez",
    phone: "71234567",
    birth_day: "1990-03-05",
    document_number: "0012345",
    document_key: "0012345",
    country: "BO",
    role: "client",
    origin: "import",
    must_verify_email: false,
    email_verified_at: new Date("2019-05-06T10:00:00Z"),
    created_at: new Date("2019-05-06T10:00:00Z"),
  });
  expect(await accountOf(`jefe.${name}@ejemplo.com`)).toBeUndefined();
  expect(await sql`select from letters where account_id = ${account?.id}`).toHaveLength(0);
  const actions = await sql`select action from audit_entries where (details->>'import')::int = ${id} order by id`;
  expect(actions.map(({ action }) => action)).toEqual([
    "import.prepared",
    "import.started",
    "account.registered",
    "import.finished",
  ]);
  expect(await sql`select cells from import_rows where import_id = ${id} and outcome = 'created'`).toEqual([
    { cells: null },
  ]);
  const found = await searchClients(
    admin,
    { text: `7-${name}`.toUpperCase(), branchId: null, state: null, origin: null, since: null, until: null },
    { order: "newest", after: null },
  );
  expect(found.ok && found.value.clients.map(({ email }) => email)).toEqual([`${name}@ejemplo.com`]);
});

test("an imported person signs in with the old password, and one without a password can recover", async () => {
  const name = word();
  const old = await hash("clave de siempre", 4);
  await run(`email,nombre,password_hash\n${name}@ejemplo.com,Ana,${old}\nsin.${name}@ejemplo.com,Luis,!\n`);
  const anonymous = { kind: "anonymous", via: { ...via, channel: "web", address: "192.0.2.1" } } as const;
  const signIn = (password: string) =>
    authenticate(anonymous, { email: `${name}@ejemplo.com`, password }, async () => ({ writes: [], together: null }));
  expect((await signIn("otra clave")).ok).toBe(false);
  expect((await signIn("clave de siempre")).ok).toBe(true);
  expect((await accountOf(`${name}@ejemplo.com`))?.password_hash).not.toContain("foreign:");
  expect((await signIn("clave de siempre")).ok).toBe(true);
  await requestPasswordReset(anonymous, `sin.${name}@ejemplo.com`);
  expect(await sql`select kind from letters where recipient = ${`sin.${name}@ejemplo.com`}`).toEqual([
    { kind: "recover_password" },
  ]);
});

test("with the wish for mails new accounts get theirs, in the run's own transaction", async () => {
  const name = word();
  await run(`email,nombre\n${name}@ejemplo.com,Ana\n`, { mail: true });
  expect(await sql`select kind from letters where recipient = ${`${name}@ejemplo.com`}`).toEqual([
    { kind: "activate_account" },
  ]);
});

test("filling in adds only what is empty, and never to an account that a stranger may hold", async () => {
  const name = word();
  const known = await insertAccount(sql, { email: `${name}@ejemplo.com`, phone: "70000001" });
  await sql`update accounts set email_verified_at = now() where id = ${known}`;
  const squatted = await insertAccount(sql, { email: `ocupada.${name}@ejemplo.com` });
  const file = [
    "id,email,nombre,telefono,direccion",
    `1,${name}@ejemplo.com,Otro Nombre,79999999,Calle 1`,
    `2,ocupada.${name}@ejemplo.com,Ana,79999999,Calle 1`,
  ].join("\n");
  const left = await run(file);
  expect((await view(left)).outcomes).toMatchObject({ existing: 2, completed: 0 });
  expect(await accountOf(`${name}@ejemplo.com`)).toMatchObject({ address: null });
  const id = await run(file, { existing: "complete" });
  expect((await view(id)).outcomes).toMatchObject({ existing: 1, completed: 1 });
  const filled = { given_names: "Persona", phone: "70000001", address: "Calle 1" };
  expect(await accountOf(`${name}@ejemplo.com`)).toMatchObject(filled);
  expect(await accountOf(`ocupada.${name}@ejemplo.com`)).toMatchObject({ id: squatted, phone: null, address: null });
  expect((await undoImport(operator, id)).ok).toBe(true);
  await carryOn(id, () => {});
  expect(await accountOf(`${name}@ejemplo.com`)).toMatchObject({ phone: "70000001", address: null });
  expect(await sql`select from external_ids where account_id = ${known}`).toHaveLength(0);
});

test("an interrupted run goes on where it was, and two that go on with it do nothing twice", async () => {
  const name = word();
  const rows = Array.from({ length: 350 }, (_, index) => `${index},${name}.${index}@ejemplo.com,Persona ${name}`);
  const id = await check(["id,email,nombre", ...rows].join("\n"));
  await startImport(operator, id);
  await applyBatch(id);
  const [some] = await sql`select count(*)::int as count from accounts where email like ${`${name}.%`}`;
  expect(some?.count).toBe(100);
  await Promise.all([carryOn(id, () => {}), carryOn(id, () => {})]);
  expect((await view(id)).outcomes).toMatchObject({ created: 350, rejected: 0 });
  const [all] = await sql`select count(*)::int as count, count(distinct email_key)::int as people from accounts
    where email like ${`${name}.%`}`;
  expect(all).toEqual({ count: 350, people: 350 });
});

test("undoing takes back the accounts that no one has used or changed since, and leaves the others", async () => {
  const name = word();
  const id = await run(
    ["id,email,nombre", ...["a", "b", "c", "d"].map((one) => `${one},${one}.${name}@ejemplo.com,Persona`)].join("\n"),
  );
  const [a, b, c, d] = await Promise.all(["a", "b", "c", "d"].map((one) => accountOf(`${one}.${name}@ejemplo.com`)));
  await sql`update accounts set password_used_at = now() where id = ${a?.id}`;
  await sql`update accounts set phone = '70000001', updated_at = now() where id = ${b?.id}`;
  await sql`insert into audit_entries (action, subject_id, door) values ('client.viewed', ${c?.id}, 'counter')`;
  await sql`insert into audit_entries (action, subject_id, door) values ('account.recovery_requested', ${d?.id}, 'web')`;
  expect((await undoImport(operator, id)).ok).toBe(true);
  await carryOn(id, () => {});
  const left = await sql`select id from accounts where email like ${`%.${name}@ejemplo.com`} order by id`;
  expect(left.map((row) => row.id)).toEqual([a?.id, b?.id, d?.id]);
  expect((await view(id)).undone).toBe(1);
  expect(
    await sql`select details->>'undone' as undone from audit_entries where action = 'import.undone'
    and (details->>'import')::int = ${id}`,
  ).toEqual([{ undone: "1" }]);
  expect((await undoImport(operator, id)).ok).toBe(false);
});

test("columns are remembered for the next file with the same headers", async () => {
  const headers = `${word()},${word()}`;
  const id = await stage(`${headers}\nana@ejemplo.com,Ana\n`);
  expect((await view(id)).run.mapping).toEqual(["email", null]);
  const unmapped = await mapImport(operator, id, { mapping: ["email", null], options: USUAL_OPTIONS });
  expect(unmapped).toEqual({ ok: false, problem: { code: "unmapped", field: "nombres" } });
  await mapImport(operator, id, { mapping: ["email", "nombres"], options: USUAL_OPTIONS });
  expect((await view(await stage(`${headers}\neva@ejemplo.com,Eva\n`))).run.mapping).toEqual(["email", "nombres"]);
});

test("imports are for administrators with a recent proof, and a file that cannot be read leaves nothing", async () => {
  const employee = await insertActor(sql, "employee");
  const file = { name: "a.csv", bytes: Buffer.from('a,b\n1,"2\n'), source: "a", runner: "panel" } as const;
  expect(await stageImport(employee, file)).toEqual({ ok: false, problem: { code: "not_found" } });
  expect(await stageImport(admin, file)).toEqual({ ok: false, problem: { code: "quotes", line: 2 } });
  expect(await sql`select from imports where file_name = 'a.csv'`).toHaveLength(0);
  const id = await check(`email,nombre\n${word()}@ejemplo.com,Ana\n`);
  expect(await startImport(employee, id)).toEqual({ ok: false, problem: { code: "not_found" } });
  await sql`update sessions set authenticated_at = now() - interval '11 minutes' where id = ${admin.sessionId}`;
  expect(await startImport(admin, id)).toEqual({ ok: false, problem: { code: "proof_required" } });
  await sql`update sessions set authenticated_at = now() where id = ${admin.sessionId}`;
  expect((await startImport(admin, id)).ok).toBe(true);
});
