import { describe, expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { browserSignIn } from "../support/browser";
import { bearer } from "../support/client";
import { CONTRACTS } from "../support/documents";
import { sendForm } from "../support/form";
import { DOCUMENTED_PATH, REFRESH_PATHS, SIGN_IN_PATHS } from "../support/paths";
import { freshEmail, PASSWORD, register, setRole, signIn } from "../support/staff";
import { validBody } from "../support/valid-bodies";

const alta = await freshAlta({ env: { RATE_LIMITS: "on", LOG_LEVEL: "debug" } });
const origin = { origin: alta.url };

/** The whole database as text. */
async function dump(): Promise<string> {
  const tables = await alta.sql`select tablename from pg_tables where schemaname = 'public' order by tablename`;
  const rows = await Promise.all(
    tables.map(({ tablename }) => alta.sql`select t::text as row from ${alta.sql(String(tablename))} as t`),
  );
  return rows
    .flat()
    .map(({ row }) => row)
    .join("\n");
}

const secrets: Record<string, string> = {};
let canaries = 0;
/** A unique secret. */
function canary(name: string): string {
  canaries += 1;
  secrets[name] = `Canario-${canaries}-${Math.random().toString(36).slice(2)}-Zz9`;
  return secrets[name];
}

test("passwords, tokens and links are neither stored nor logged in clear [PW-11, GEN-02, LOG-16, SES-10]", async () => {
  const email = freshEmail();
  const password = canary("a password");
  const key = { "idempotency-key": canary("a key") };
  const { json: tokens } = await alta.post(
    DOCUMENTED_PATH.movil,
    { ...validBody("movil", email), password, password_confirm: password },
    key,
  );
  const { access, refresh } = tokens as { access: string; refresh: string };
  Object.assign(secrets, { access, refresh });
  // Every kind of refusal.
  for (const name of CONTRACTS) {
    const wrong = { ...validBody(name, email), password: canary(`${name} duplicate`) };
    await alta.post(DOCUMENTED_PATH[name], wrong);
    await alta.post(DOCUMENTED_PATH[name], { ...wrong, email: canary(`${name} in the e-mail field`) });
    await alta.post(DOCUMENTED_PATH[name], { ...wrong, password: [canary(`${name} list`)] });
    await alta.send({
      path: DOCUMENTED_PATH[name],
      headers: { "content-type": "application/json" },
      body: `{"password": "${canary(`${name} broken`)}`,
    });
    await alta.post(`${DOCUMENTED_PATH[name]}?password=x`, {}, bearer(canary(`${name} bearer`)));
  }
  for (const [name, paths] of Object.entries(SIGN_IN_PATHS))
    for (const path of paths) {
      await alta.post(path, { email, password: canary(`${name} ${path} wrong`) });
      await alta.post(path, { email: canary(`${name} ${path} typed into the e-mail`), password: "x" });
    }
  for (const path of REFRESH_PATHS) await alta.post(path, { refresh: canary(`refresh ${path}`) });
  // In a browser.
  for (const [path, fields] of Object.entries({
    "/registro": { givenNames: "A", email: "no", password: canary("a form's password") },
    "/ingresar": { email, password: canary("a form's wrong password") },
    "/recuperar": { email: canary("a form's e-mail") },
  }))
    await sendForm(alta, path, fields, origin);
  secrets.cookie = ((await browserSignIn(alta, email, password)) ?? "").split("=")[1] ?? "";
  expect(secrets.cookie.length).toBeGreaterThan(50);
  // At the counter.
  const employee = await register(alta);
  await setRole(alta, employee, "employee");
  secrets.bearer = await signIn(alta, employee);
  const { json } = await alta.post(DOCUMENTED_PATH.sucursal, validBody("sucursal", freshEmail()), {
    ...bearer(secrets.bearer),
    "idempotency-key": canary("a counter's key"),
  });
  secrets.generated = (json as { password_generada: string }).password_generada;

  const [stored, logged] = [await dump(), alta.output()];
  for (const [name, secret] of Object.entries(secrets)) {
    const forms = [
      secret,
      encodeURIComponent(secret),
      Buffer.from(secret).toString("hex"),
      Buffer.from(secret).toString("base64"),
    ];
    for (const form of forms) {
      expect([name, stored.includes(form)]).toEqual([name, false]);
      expect([name, logged.includes(form)]).toEqual([name, false]);
    }
  }
});

test("every stored password is a bcrypt hash of today's cost [PW-11]", async () => {
  const rows = await alta.sql`select password_hash from accounts where password_hash is not null`;
  expect(rows.length).toBeGreaterThan(1);
  for (const { password_hash } of rows) expect(password_hash).toMatch(/^\$2b\$1[0-4]\$[./A-Za-z0-9]{53}$/);
});

describe("the log", () => {
  test("is one JSON object per line, whatever a request contains [LOG-15, H33]", async () => {
    const forged = 'x\n{"level":60,"msg":"forged"}\r\n\u001b[31mred\u2028';
    const headers = { "user-agent": 'a"b{"level":60}', "x-request-id": "forged" };
    await alta.post(DOCUMENTED_PATH.usuarios, { ...validBody("usuarios", freshEmail()), userName: forged }, headers);
    await alta.post(`${DOCUMENTED_PATH.usuarios}?x=%0a%7b%22level%22:60%7d`, { email: forged }, headers);
    await alta.post("/auth/login", { email: forged, password: forged }, headers);
    const lines = alta
      .output()
      .split("\n")
      .filter((line) => line.startsWith("{"));
    for (const line of lines) expect(JSON.parse(line)).not.toMatchObject({ msg: "forged" });
    expect(alta.output()).not.toContain("forged");
    expect(alta.output()).not.toContain("\u001b[31m");
  });

  test("names a page's or route's error without the query or its parameters [LOG-16]", async () => {
    const email = await register(alta);
    await setRole(alta, email, "admin");
    const cookie = (await browserSignIn(alta, email, PASSWORD)) ?? "";
    const [session] = await alta.sql`select id from sessions order by created_at desc limit 1`;
    const before = alta.output().length;
    for (const column of ["search_text", "name_key"])
      await alta.sql`alter table accounts rename column ${alta.sql(column)} to ${alta.sql(`${column}_away`)}`;
    const asked = "Persona Inconfundible";
    const failed = [
      await alta.send({
        method: "GET",
        path: `/panel/clientes?buscar=${encodeURIComponent(asked)}`,
        headers: { cookie },
      }),
      await alta.post("/panel/clientes/parecidos", { name: asked }, { cookie, ...origin }),
    ];
    for (const column of ["search_text", "name_key"])
      await alta.sql`alter table accounts rename column ${alta.sql(`${column}_away`)} to ${alta.sql(column)}`;
    await alta.sql`alter table sessions rename to away`;
    failed.push(await alta.send({ method: "GET", path: "/cuenta", headers: { cookie } }));
    await alta.sql`alter table away rename to sessions`;
    // The page has begun to stream when its list fails.
    expect(failed.map(({ status }) => status)).toEqual([expect.toBeOneOf([200, 500]), 500, 500]);
    const written = () => alta.output().slice(before).trim().split("\n");
    await expect.poll(() => written().filter((line) => line.includes("request failed")).length).toBeGreaterThan(2);
    const routes = written().map((line) => JSON.parse(line).route);
    expect(routes).toEqual(expect.arrayContaining(["/panel/clientes", "/panel/clientes/parecidos", "/cuenta"]));
    expect(written().join()).not.toMatch(/inconfundible|Failed query|params/i);
    expect(written().join()).not.toContain(String(session?.id));
  });

  test("and the audit record sign-ins and refusals with address and user agent [LOG-14]", async () => {
    const email = await register(alta);
    const headers = { "user-agent": "una-aplicación/1.0".normalize("NFD").replace(/[^ -~]/g, "") };
    const answer = await alta.post("/auth/login", { email, password: "no es esta" }, headers);
    await alta.post("/auth/login", { email, password: "una contraseña de ejemplo" }, headers);
    const entries = await alta.sql`select action, door, address, user_agent, request_id from audit_entries
      where subject_id = (select id from accounts where email = ${email}) and action like 'account.sign%' order by id`;
    expect(entries.map(({ action }) => action)).toEqual(["account.sign_in_refused", "account.signed_in"]);
    for (const entry of entries) expect(entry).toMatchObject({ door: "unipets", user_agent: headers["user-agent"] });
    expect(entries[0]?.request_id).toBe(answer.headers["x-request-id"]);
    expect(entries[0]?.address).toMatch(/^(127\.0\.0\.1|::1)$/);
  });

  test("and for an unknown e-mail record its fingerprint, and rate-limited tries [LOG-14]", async () => {
    const [email, other] = [freshEmail(), freshEmail()];
    const guess = (address: string) => alta.post("/auth/login", { email: address, password: "no es esta" });
    await guess(other);
    const first = await guess(email);
    for (let again = 1; again < 10; again += 1) await guess(email);
    const limited = await guess(email.toUpperCase());
    expect(limited.status).toBe(429);
    const refused = await alta.sql`select request_id, details ->> 'tried' as tried, address from audit_entries
      where action = 'account.sign_in_refused' and subject_id is null order by id desc limit 11`;
    expect(new Set(refused.slice(0, 10).map(({ tried }) => tried)).size).toBe(1);
    expect(refused[9]).toEqual({
      request_id: first.headers["x-request-id"],
      tried: expect.stringMatching(/^[\da-f]{12}$/),
      address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/),
    });
    expect(refused[10]?.tried).not.toBe(refused[0]?.tried);
    const line = () =>
      alta
        .output()
        .split("\n")
        .find((written) => written.includes("sign-in limited"));
    await expect.poll(line).toBeDefined();
    expect(JSON.parse(line() ?? "")).toMatchObject({
      tried: refused[0]?.tried,
      channel: "unipets",
      requestId: limited.headers["x-request-id"],
    });
    expect(alta.output().toLowerCase()).not.toContain(email);
  });
});
