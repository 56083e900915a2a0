import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { bearer } from "../support/client";
import { CONTRACTS, type ContractName } from "../support/documents";
import { SUCCESS } from "../support/duplicates";
import { expectError } from "../support/envelope";
import { DOCUMENTED_PATH } from "../support/paths";
import { freshEmail, tokenOf } from "../support/staff";
import { validBody } from "../support/valid-bodies";

const alta = await freshAlta();
const employee = bearer(await tokenOf(alta, "employee"));

function sendRaw(name: ContractName, body: string | Uint8Array, headers = {}) {
  const token = name === "sucursal" ? employee : {};
  const all = { "content-type": "application/json", ...token, ...headers };
  return alta.send({ path: DOCUMENTED_PATH[name], headers: all, body });
}
const sendTo = (name: ContractName, body: object) => sendRaw(name, JSON.stringify(body));

/** Members that callers must not set, in every spelling that mass assignment would accept. */
const NOT_THEIRS = {
  id: 1,
  role: "admin",
  rol: 3,
  rol_id: 1,
  is_admin: true,
  verified: true,
  emailVerified: true,
  emailVerifiedAt: "2020-01-01",
  email_verified_at: "2020-01-01",
  mustVerifyEmail: false,
  passwordHash: "x",
  password_hash: "x",
  createdAt: "2020-01-01",
  created_at: "2020-01-01",
  disabledAt: null,
  disabled_at: "2020-01-01",
  session_version: 9,
  claimedDocument: "1",
  claimed_document: "1",
  branchId: 1,
  branch_id: 1,
  jobTitle: "x",
  job_title: "x",
  origin: "web",
  registeredBy: 1,
  registered_by: 1,
  document: { claimed: true },
  constructor: { prototype: { role: "admin" } },
};

async function storedRow(email: string) {
  const [found] = await alta.sql`select row_to_json(a) as row from accounts a where email = ${email}`;
  const { row } = found as unknown as { row: Record<string, unknown> };
  const own =
    /^(id|email|email_key|password_hash|search_text|(created|updated|password_set|password_expires)_at|.*document.*)$/;
  return Object.fromEntries(Object.entries(row).filter(([column]) => !own.test(column)));
}

describe.each(CONTRACTS)("%s", (name) => {
  test("stores the same row whatever else the body claims [REG-02, H17]", async () => {
    const [plain, greedy] = [freshEmail(), freshEmail()];
    const body = validBody(name, greedy);
    const claims = Object.entries(NOT_THEIRS).filter(([key]) => !(key in body));
    expect((await sendTo(name, validBody(name, plain))).status).toBe(SUCCESS[name]);
    const raw = JSON.stringify({ ...body, ...Object.fromEntries(claims) }).replace(
      "{",
      '{"__proto__":{"role":"admin"},',
    );
    expect((await sendRaw(name, raw)).status).toBe(SUCCESS[name]);
    expect(await storedRow(greedy)).toEqual(await storedRow(plain));
    const [own] = await alta.sql`select id > 1 as id, created_at > now() - interval '1 hour' as created,
      password_hash like '$2b$%' as hash, claimed_document is not distinct from
      case when ${name} = 'usuarios' then document_key end as document from accounts where email = ${greedy}`;
    expect(own).toEqual({ id: true, created: true, hash: true, document: true });
    expect((await storedRow(greedy)).role).toBe("client");
  });

  test("is not vulnerable to prototype pollution [API-07, H08]", async () => {
    const inherited = JSON.stringify(validBody(name, freshEmail()));
    const [empty, answer] = [await sendRaw(name, "{}"), await sendRaw(name, `{"__proto__":${inherited}}`)];
    expect([answer.status, answer.text]).toEqual([400, empty.text]);
  });

  test("uses the last value of a repeated key, for validating and for storing [API-04, H09]", async () => {
    const [first, last] = [freshEmail(), freshEmail()];
    const raw = JSON.stringify(validBody(name, last)).replace("{", `{"email":${JSON.stringify(first)},`);
    expect((await sendRaw(name, raw)).status).toBe(SUCCESS[name]);
    const rows = await alta.sql`select email from accounts where email in (${first}, ${last})`;
    expect(rows.map(({ email }) => email)).toEqual([last]);
  });

  test("stores quotes and code as text [H30]", async () => {
    const email = freshEmail();
    const text = `Robert'); drop table accounts;-- <b>"&amp; $\{x}`;
    const body = validBody(name, email);
    const [field = ""] = ["nombres", "nombre", "userName"].filter((one) => one in body);
    expect((await sendTo(name, { ...body, [field]: text })).status).toBe(SUCCESS[name]);
    expect(await storedRow(email)).toMatchObject({ given_names: text });
  });

  test("refuses more than 20 levels of nesting, even in unknown members [API-06, H03]", async () => {
    const nested = (levels: number) => {
      const raw = JSON.stringify({ ...validBody(name, freshEmail()), extra: "@" });
      return raw.replace('"@"', "[".repeat(levels - 1) + "]".repeat(levels - 1));
    };
    expect((await sendRaw(name, nested(20))).status).toBe(SUCCESS[name]);
    for (const levels of [21, 30_000]) expectError(name, await sendRaw(name, nested(levels)), 400);
  });

  test("reads a body that begins with a byte order mark [API-05]", async () => {
    const answer = await sendRaw(name, `\ufeff${JSON.stringify(validBody(name, freshEmail()))}`);
    expect(answer.status).toBe(SUCCESS[name]);
  });

  test("refuses a compressed body [API-09]", async () => {
    const body = gzipSync(JSON.stringify(validBody(name, freshEmail())));
    expectError(name, await sendRaw(name, body, { "content-encoding": "gzip" }), 400);
  });

  test("refuses 10 MB with 413, with and without a length, and goes on answering [API-06, H02]", async () => {
    const big = Buffer.from(`{"email":"${"a".repeat(10_000_000)}"}`);
    const headers = { "content-type": "application/json", ...employee };
    expectError(name, await sendRaw(name, big), 413);
    const chunks = Array.from({ length: 10 }, (_, index) => big.subarray(index * 1_000_000, (index + 1) * 1_000_000));
    const chunked = alta.send({ path: DOCUMENTED_PATH[name], headers, body: chunks });
    expectError(name, await chunked, 413);
    expect((await sendRaw(name, "{}")).status).toBe(400);
  });

  test("refuses invalid and out-of-range numbers [REG-12]", async () => {
    const numeric = {
      movil: "telefono",
      portal: "celular",
      usuarios: "phoneNumber",
      sucursal: "localidad",
      unipets: "rol_id",
    };
    for (const number of ["1e400", "-1e400", "1e-400", "12345678901234567890", "2147483648.5", "-0.5"]) {
      const raw = JSON.stringify({ ...validBody(name, freshEmail()), [numeric[name]]: "@" }).replace('"@"', number);
      const answer = await sendRaw(name, raw);
      expect([number, answer.status]).toEqual([
        number,
        number === "1e-400" && name !== "sucursal" && name !== "unipets" ? SUCCESS[name] : 400,
      ]);
    }
  });
});

test("after a body that was too large, its connection serves the next request at once", async () => {
  const megabytes = Array.from({ length: 10 }, () => Buffer.alloc(1_000_000, "a"));
  const call = { path: DOCUMENTED_PATH.usuarios, headers: { "content-type": "application/json" } };
  for (let round = 0; round < 15; round += 1) {
    expect((await alta.send({ ...call, body: megabytes })).status).toBe(413);
    expect((await alta.send({ ...call, body: "{}" })).status).toBe(400);
  }
});

test("a branch's number beyond the database's integers is a branch that does not exist", async () => {
  for (const localidad of [2147483648, -2147483649, 2 ** 60, 0, -1, 1.5]) {
    const answer = await sendTo("sucursal", { ...validBody("sucursal", freshEmail()), localidad });
    expect([answer.status, answer.json]).toEqual([
      400,
      { localidad: [`Clave primaria "${localidad}" inválida - objeto no existe.`] },
    ]);
  }
});

test("strings made for catastrophic backtracking are refused in linear time [H31]", { timeout: 120_000 }, async () => {
  const near = [
    "a".repeat(50_000),
    "a.".repeat(25_000),
    "a@".repeat(25_000),
    "-".repeat(50_000),
    `${"a-".repeat(25_000)}@`,
  ];
  const started = performance.now();
  for (const text of near)
    for (const name of CONTRACTS)
      for (const field of [
        "email",
        "telefono",
        "celular",
        "phoneNumber",
        "nombre",
        "nombres",
        "documentID",
        "birthDate",
      ])
        await sendTo(name, { [field]: text });
  expect(performance.now() - started).toBeLessThan(60_000); // 200 requests; one such expression alone takes longer
});
