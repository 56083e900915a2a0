import { beforeAll, expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { BreakableLine } from "../support/breakable-line";
import { browserSignIn, signedInAs } from "../support/browser";
import { type Answer, bearer } from "../support/client";
import { Examples } from "../support/documents";
import { expectError } from "../support/envelope";
import { mountedContracts } from "../support/mounted";
import { DOCUMENTED_PATH, REFRESH_PATHS, SIGN_IN_PATHS } from "../support/paths";
import { freshEmail, PASSWORD, register, setRole, signIn } from "../support/staff";
import { validBody } from "../support/valid-bodies";

const line = new BreakableLine();
const alta = await freshAlta({ through: (url) => line.to(url) });
const contracts = await mountedContracts();
const email = await register(alta);
await setRole(alta, email, "employee");
const cookie = (await browserSignIn(alta, email, PASSWORD)) ?? "";
const employee = bearer(await signIn(alta, email));
const { refresh } = (await alta.post(DOCUMENTED_PATH.movil, validBody("movil", freshEmail()))).json as Record<
  string,
  string
>;
const lost = freshEmail();

beforeAll(() => line.cut());

test.each(contracts)(
  "$name answers its own 503 while the database is gone, and says nothing of the cause [API-01, API-03]",
  async ({ name, path }) => {
    expectPutOff(name, await alta.post(path, validBody(name, lost), employee));
  },
);

test("the sign-in and refresh endpoints answer their contract's 503", async () => {
  for (const [name, paths] of Object.entries(SIGN_IN_PATHS))
    for (const path of paths) expectPutOff(name, await alta.post(path, { email, password: "x" }));
  for (const path of REFRESH_PATHS) expectPutOff("movil", await alta.post(path, { refresh }));
});

test("next-auth's endpoints answer 503 without ending the session", async () => {
  const { json, headers } = await alta.send({ method: "GET", path: "/api/auth/csrf" });
  const { csrfToken } = json as { csrfToken: string };
  const jar = [cookie, ...(headers["set-cookie"] ?? []).map((line) => line.split(";")[0])].join("; ");
  const form = { "content-type": "application/x-www-form-urlencoded", origin: alta.url, cookie: jar };
  const body = new URLSearchParams({ csrfToken, email, password: PASSWORD, json: "true" }).toString();
  for (const call of [
    { method: "GET", path: "/api/auth/session", headers: { cookie } },
    { path: "/api/auth/callback/credentials", headers: form, body },
    { path: "/api/auth/signout", headers: form, body },
  ]) {
    const answer = await alta.send(call);
    expect([call.path, answer.status, answer.json]).toMatchObject([call.path, 503, {}]);
    expect(answer.headers["retry-after"]).toMatch(/^[1-9]\d*$/);
    expect(answer.headers["set-cookie"]).toBeUndefined();
  }
});

test("with a dead database every request is refused within 5 seconds", async () => {
  // Sequentially and concurrently: attempts to connect must not delay the next ones.
  for (let round = 0; round < 8; round += 1) await alta.post(DOCUMENTED_PATH.sucursal, {}, employee);
  const started = performance.now();
  await Promise.all(Array.from({ length: 20 }, () => alta.post(DOCUMENTED_PATH.sucursal, {}, employee)));
  expect(performance.now() - started).toBeLessThan(5_000);
});

test("requests that need no database are answered as usual", async () => {
  expectError("portal", await alta.send({ path: DOCUMENTED_PATH.portal, method: "GET" }), 405);
  expectError("usuarios", await alta.post(DOCUMENTED_PATH.usuarios, {}), 400);
  expect((await alta.send({ path: "/api/health", method: "GET" })).status).toBe(200);
  expect((await alta.send({ path: "/api/ready", method: "GET" })).status).toBe(503);
});

test("the log names the failure by the answer's request id, without the request's contents [API-03]", async () => {
  const body = { ...validBody("usuarios", lost), userName: "Nombre Inconfundible", password: "clave inconfundible" };
  const { headers } = await alta.post(DOCUMENTED_PATH.usuarios, body);
  const entry = () =>
    alta
      .output()
      .split("\n")
      .find((written) => written.includes(String(headers["x-request-id"])));
  await expect.poll(entry).toBeDefined();
  expect(JSON.parse(entry() ?? "")).toMatchObject({ msg: "request failed", contract: "usuarios" });
  expect(alta.output()).not.toMatch(/inconfundible|Inconfundible/);
  expect(alta.output()).not.toContain(lost);
});

test("once the database is back, the same requests succeed, and the failed ones left nothing", async () => {
  line.mend();
  const [row] = await alta.sql`select count(*)::int as count from accounts where email = ${lost}`;
  expect(row?.count).toBe(0);
  await expect
    .poll(async () => (await alta.send({ path: "/api/ready", method: "GET" })).status, { timeout: 10_000 })
    .toBe(200);
  for (const { name, path } of contracts) {
    const answer = await alta.post(path, validBody(name, freshEmail()), employee);
    expect([name, answer.status < 300]).toEqual([name, true]);
  }
  expect((await alta.post(REFRESH_PATHS[0] ?? "", { refresh })).status).toBe(200);
  expect(await signedInAs(alta, cookie)).toBe(email);
});

test("failures use the documents' own sentences [F12, API-03]", async () => {
  await alta.sql`alter table letters rename to letters_elsewhere`;
  const documented = { usuarios: /500 Internal Server Error/, unipets: /500 Internal/ };
  for (const [name, words] of Object.entries(documented) as ["usuarios" | "unipets", RegExp][]) {
    const example = new Examples(name).json(words);
    const answer = await alta.post(DOCUMENTED_PATH[name], validBody(name, lost));
    expect([answer.status, answer.text]).toEqual([example.status, JSON.stringify(example.body)]);
  }
  for (const name of ["movil", "portal", "sucursal"] as const) {
    const { text } = await alta.post(DOCUMENTED_PATH[name], validBody(name, lost), employee);
    expect(text).toContain("Error interno del servidor.");
  }
  await alta.sql`alter table letters_elsewhere rename to letters`;
  const [row] = await alta.sql`select count(*)::int as count from accounts where email = ${lost}`;
  expect(row?.count).toBe(0);
});

/** Nothing was done, and Retry-After is set. */
function expectPutOff(name: string, answer: Answer) {
  expectError(name, answer, 503);
  expect(answer.headers["retry-after"]).toMatch(/^[1-9]\d*$/);
}
