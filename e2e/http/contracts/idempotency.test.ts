import { describe, expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { checker, type Description } from "../support/api-description";
import { type Answer, bearer } from "../support/client";
import { CONTRACTS, type ContractName } from "../support/documents";
import { SUCCESS } from "../support/duplicates";
import { DOCUMENTED_PATH, REGISTER_PATHS } from "../support/paths";
import { freshEmail, PASSWORD, register, tokenOf } from "../support/staff";
import { validBody } from "../support/valid-bodies";

const alta = await freshAlta({ own: true });
const employee = await tokenOf(alta, "employee");
const problemsOf = checker((await alta.send({ method: "GET", path: "/api/openapi.json" })).json as Description);

let keys = 0;
const freshKey = () => `key-${++keys}`;

function send(name: ContractName, body: object, key: string, token = employee, path = DOCUMENTED_PATH[name]) {
  const caller = name === "sucursal" ? bearer(token) : {};
  return alta.post(path, body, { ...caller, "idempotency-key": key });
}

const countOf = async (email: string) => (await alta.sql`select from accounts where email_key = ${email}`).length;

function expectShape(name: ContractName, answer: Answer, expected: number): void {
  const { status, json } = answer;
  expect(problemsOf(DOCUMENTED_PATH[name], "POST", answer)).toEqual([]);
  const sentence = { movil: "detail", sucursal: "detail", portal: "message", usuarios: "message", unipets: "message" };
  const body = {
    ...(name === "portal" && { status: "error" }),
    [sentence[name]]: expect.stringMatching(/Idempotency-Key/),
  };
  expect({ status, json }).toEqual({ status: expected, json: body });
}

describe.each(CONTRACTS)("an Idempotency-Key through %s", (name) => {
  test("returns the same answer again, and registers once [REG-17]", async () => {
    const email = freshEmail();
    const [body, key] = [validBody(name, email), freshKey()];
    const first = await send(name, body, key);
    expect(first.status).toBe(SUCCESS[name]);
    expect(first.headers["idempotent-replayed"]).toBeUndefined();
    for (const path of REGISTER_PATHS[name]) {
      const again = await send(name, body, key, employee, path);
      expect([again.status, again.text]).toEqual([first.status, first.text]);
      expect(again.headers["content-type"]).toBe(first.headers["content-type"]);
      expect(again.headers["x-role-request"]).toBe(first.headers["x-role-request"]);
      expect(again.headers["idempotent-replayed"]).toBe("true");
    }
    expect(await countOf(email)).toBe(1);
  });

  test("with another body is refused with 422 [REG-17, C05]", async () => {
    const key = freshKey();
    await send(name, validBody(name, freshEmail()), key);
    const other = freshEmail();
    expectShape(name, await send(name, validBody(name, other), key), 422);
    expect(await countOf(other)).toBe(0);
  });

  test("while it is in use is refused with 409, and one registration is made [REG-17, C05]", async () => {
    const email = freshEmail();
    const [body, key] = [validBody(name, email), freshKey()];
    const answers = await Promise.all(Array.from({ length: 12 }, () => send(name, body, key)));
    const inUse = answers.filter(({ status }) => status === 409);
    const texts = answers.filter(({ status }) => status === SUCCESS[name]).map(({ text }) => text);
    expect(inUse.length).toBeGreaterThan(0);
    expect(inUse.length + texts.length).toBe(12);
    expect(new Set(texts).size).toBe(1);
    expectShape(name, inUse[0] as Answer, 409);
    expect(inUse[0]?.headers["retry-after"]).toBe("1");
    expect(await countOf(email)).toBe(1);
    expect((await send(name, body, key)).text).toBe(texts[0]);
  });

  test.each(["", "x".repeat(256), "clavé", "a\tb"])(
    "that is not 1 to 255 printable characters is refused: %j [REG-17]",
    async (key) => {
      const email = freshEmail();
      expectShape(name, await send(name, validBody(name, email), Buffer.from(key, "utf8").toString("latin1")), 400);
      expect(await countOf(email)).toBe(0);
    },
  );

  test("is free again after a refusal", async () => {
    const key = freshKey();
    const email = freshEmail();
    const { email: _, ...incomplete } = validBody(name, email);
    expect((await send(name, incomplete, key)).status).toBe(400);
    expect((await send(name, validBody(name, email), key)).status).toBe(SUCCESS[name]);
  });
});

test("keys are separate per contract and caller [REG-17, C05]", async () => {
  const key = freshKey();
  const colleague = await tokenOf(alta, "employee");
  for (const name of CONTRACTS)
    expect((await send(name, validBody(name, freshEmail()), key)).status).toBe(SUCCESS[name]);
  expect((await send("sucursal", validBody("sucursal", freshEmail()), key, colleague)).status).toBe(201);
});

test("a caller who lost the right to register gets no stored answer [GEN-02]", async () => {
  const [body, key] = [validBody("sucursal", freshEmail()), freshKey()];
  const token = await tokenOf(alta, "employee");
  expect((await send("sucursal", body, key, token)).status).toBe(201);
  await alta.sql`update accounts set role = 'client' where id = (select max(actor_id) from audit_entries where action = 'account.registered')`;
  const { status, text } = await send("sucursal", body, key, token);
  expect(status).toBe(403);
  expect(text).not.toContain("password_generada");
});

test("the answer is stored in the registration's transaction, and sealed [GEN-02]", async () => {
  const [body, key] = [validBody("sucursal", freshEmail()), "a key that is nowhere to be found"];
  const { json } = await send("sucursal", body, key);
  const { password_generada: password } = json as { password_generada: string };
  const rows = await alta.sql`select i.*, i.xmin = a.xmin as together from idempotent_requests i, accounts a
    where a.email = ${String(body.email)} and i.sealed_answer is not null order by i.created_at desc limit 1`;
  expect(rows[0]?.together).toBe(true);
  for (const value of Object.values(rows[0] ?? {}))
    for (const secret of [password, key, String(body.email)])
      expect(Buffer.isBuffer(value) ? value.includes(secret) : String(value).includes(secret)).toBe(false);
});

test("expires after a day [REG-17]", async () => {
  const [email, key] = [freshEmail(), freshKey()];
  await send("portal", validBody("portal", email), key);
  await alta.sql`update idempotent_requests set created_at = now() - interval '25 hours'`;
  const other = freshEmail();
  expect((await send("portal", validBody("portal", other), key)).status).toBe(201);
});

test("a dead process's key is taken over once its lease expires, by the same request only [C06]", async () => {
  const [body, key] = [validBody("portal", freshEmail()), freshKey()];
  await send("portal", body, key);
  await alta.sql`update idempotent_requests set sealed_answer = null, leased_until = now() + interval '1 minute'`;
  await alta.sql`delete from sessions where account_id in (select id from accounts where email = ${String(body.email)})`;
  expect((await send("portal", body, key)).status).toBe(409);
  await alta.sql`update idempotent_requests set leased_until = now() - interval '1 second'`;
  expect((await send("portal", validBody("portal", freshEmail()), key)).status).toBe(422);
  // The registration was committed, so the answer is the duplicate's.
  expect(await send("portal", body, key)).toMatchObject({
    status: 409,
    json: { message: "El email ya está registrado." },
  });
});

test("a committed registration is acknowledged, even if its lease cannot be ended afterwards [C06]", async () => {
  await alta.sql`create function refuse() returns trigger language plpgsql as $$ begin
    raise exception using errcode = 'lock_not_available'; end $$`;
  await alta.sql`create trigger refuse before delete on idempotent_requests execute function refuse()`;
  try {
    for (const name of CONTRACTS) {
      const [body, key] = [validBody(name, freshEmail()), freshKey()];
      const first = await send(name, body, key);
      expect([name, first.status]).toEqual([name, SUCCESS[name]]);
      expect((await send(name, body, key)).text).toBe(first.text);
    }
    const { email: _, ...incomplete } = validBody("unipets", freshEmail());
    expect((await send("unipets", incomplete, freshKey())).status).toBe(400);
  } finally {
    await alta.sql`drop trigger refuse on idempotent_requests`;
  }
});

test("signing in ignores such a key", async () => {
  const email = await register(alta);
  const headers = { "idempotency-key": "x".repeat(300) };
  expect((await alta.post("/auth/login", { email, password: PASSWORD }, headers)).status).toBe(200);
});
