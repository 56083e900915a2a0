import { request } from "node:http";
import { describe, expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { bearer } from "../support/client";
import { expectError, expectHeaders } from "../support/envelope";
import { mountedOperations } from "../support/mounted";
import { DOCUMENTED_PATH, REFRESH_PATHS, REGISTER_PATHS, SIGN_IN_PATHS } from "../support/paths";
import { tokenOf } from "../support/staff";

const alta = await freshAlta();
const employee = bearer(await tokenOf(alta, "employee"));
const KIB = 1024;
const LIMIT = 64 * KIB;

/** Every URL of an operation, with and without its slash, and the contract that answers before the body is read. */
const urls = (await mountedOperations()).flatMap(({ path, operation }) => [
  { path, name: operation.name },
  { path: `${path}/`, name: operation.name },
]);
const answering = urls.filter(({ path, name }) => {
  if (path === DOCUMENTED_PATH.movil) return name === "movil";
  return path === DOCUMENTED_PATH.portal ? name === "portal" : true;
});
const json = { "content-type": "application/json", ...employee };

test("every path of every contract is mounted", () => {
  const paths = [REGISTER_PATHS, SIGN_IN_PATHS].flatMap((of) => Object.values(of).flat());
  expect(answering.map(({ path }) => path).sort()).toEqual([...new Set([...paths, ...REFRESH_PATHS])].sort());
});

describe.each(answering)("$path ($name)", ({ path, name }) => {
  test("answers other methods with 405 and what it allows [WEB-08, H11]", async () => {
    for (const method of ["GET", "PUT", "PATCH", "DELETE", "HEAD", "TRACE", "PROPFIND"]) {
      const body = ["GET", "HEAD", "TRACE"].includes(method) ? {} : { body: "{}" };
      const answer = await alta.send({ path, method, headers: { ...json, "x-http-method-override": "POST" }, ...body });
      expect([method, answer.headers.allow]).toEqual([method, "POST, OPTIONS"]);
      if (method !== "HEAD") expectError(name, answer, 405);
      else {
        expect([answer.status, answer.text]).toEqual([405, ""]);
        expectHeaders(answer);
      }
    }
  });

  test("answers a body that is not JSON with 415 [WEB-02, H10]", async () => {
    const types = [
      "text/plain",
      "text/json",
      "multipart/form-data; boundary=x",
      "application/x-www-form-urlencoded",
      "application/json; charset=utf-16",
      "application/json; charset=latin1",
      "application/jsonp",
      "application/vnd.api+json",
      "application/json, text/plain",
    ];
    for (const type of types)
      expectError(name, await alta.send({ path, headers: { ...json, "content-type": type }, body: "{}" }), 415);
    expectError(name, await alta.send({ path, headers: employee, body: "{}" }), 415);
  });

  test("takes JSON however its type is written [H10]", async () => {
    for (const type of ["application/JSON", "application/json;charset=UTF-8", 'application/json; charset="utf-8"'])
      expect((await alta.send({ path, headers: { ...json, "content-type": type }, body: "{}" })).status).toBe(400);
  });

  test("answers invalid JSON or UTF-8 with 400 [API-05, H04]", async () => {
    const bytes = (...parts: (string | number[])[]) =>
      Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));
    const bodies = [
      "{",
      '{"email":"ana@example.com",}',
      "{'email':1}",
      "NaN",
      "\u0000",
      bytes('{"email":"a', [0xff], '"}'),
      bytes('{"email":"', [0xc0, 0xaf], '"}'),
      bytes('{"email":"', [0xed, 0xa0, 0x80], '"}'),
      Buffer.from('{"email":"ana@example.com"}', "utf16le"),
      "[".repeat(LIMIT / 2),
      "[".repeat(LIMIT / 2) + "]".repeat(LIMIT / 2),
      `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`,
    ];
    for (const body of bodies) expectError(name, await alta.send({ path, headers: json, body }), 400);
  });

  test("takes 64 KiB and answers one byte more with 413, with and without a length [REG-13]", async () => {
    const padded = (length: number) => `{"email":1${" ".repeat(length - 11)}}`;
    for (const body of [padded(LIMIT), [Buffer.from(padded(LIMIT))]])
      expect((await alta.send({ path, headers: json, body })).status).toBe(400);
    for (const body of [padded(LIMIT + 1), [Buffer.from(padded(LIMIT)), Buffer.from(" ")]])
      expectError(name, await alta.send({ path, headers: json, body }), 413);
  });

  test("answers 413 without waiting for the rest [REG-13, H02]", async () => {
    const { hostname, port } = new URL(alta.url);
    const early = (headers: Record<string, string | number>, sent: string) =>
      new Promise<number>((resolve, reject) => {
        const call = request({ hostname, port, path, method: "POST", headers: { ...json, ...headers } });
        call.on("response", (answer) => {
          resolve(answer.statusCode ?? 0);
          call.destroy();
        });
        call.on("error", reject);
        call.write(sent); // and never ends
      });
    expect(await early({ "content-length": 100 * KIB * KIB }, "{")).toBe(413);
    expect(await early({ "transfer-encoding": "chunked" }, " ".repeat(LIMIT + 1))).toBe(413);
  });

  test("answers a preflight for any site, without credentials [WEB-07]", async () => {
    const headers = { origin: "https://app.example.com", "access-control-request-method": "POST" };
    const { status, headers: answered, text } = await alta.send({ path, method: "OPTIONS", headers });
    expect([status, text]).toEqual([204, ""]);
    expect(answered).toMatchObject({
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "POST, OPTIONS",
      "access-control-allow-headers": "Content-Type, Authorization, Idempotency-Key",
    });
    expect(answered).not.toHaveProperty("access-control-allow-credentials");
  });
});

test("every answer has a unique request id", async () => {
  const calls = Array.from({ length: 20 }, () => alta.post(DOCUMENTED_PATH.portal, {}));
  const ids = (await Promise.all(calls)).map(({ headers }) => headers["x-request-id"]);
  expect(new Set(ids).size).toBe(20);
});

test("a success carries the same headers as an error [API-01]", async () => {
  const body = { nombre: "Rosa Ejemplo", email: "rosa@example.com", password: "una clave", rol_id: 3 };
  const answer = await alta.post(DOCUMENTED_PATH.unipets, body);
  expect(answer.status).toBe(201);
  expectHeaders(answer);
});

describe("no other spelling of a path is a contract: [API-08]", () => {
  const SPELLINGS: Record<string, (path: string) => string> = {
    "two slashes before it": (path) => `/${path}`,
    "two slashes within": (path) => path.replace("auth/", "auth//").replace("users/", "users//"),
    "two slashes behind": (path) => `${path}//`,
    "an encoded mail": (path) => path.replace(/r(?=egist)/, "%72").replace("login", "%6cogin"),
    "an encoded slash": (path) => `${path}%2f`,
    "upper case": (path) => path.toUpperCase(),
    "an extension": (path) => `${path}.json`,
    "a parameter": (path) => `${path};a=b`,
    "a dot behind": (path) => `${path}.`,
    "a NUL": (path) => `${path}%00`,
    "a space": (path) => `${path}%20`,
    "a folder that is itself": (path) => `${path}/.`,
    "a way round": (path) => `${path}/../${path.split("/").at(-1)}`,
  };
  test.each(Object.entries(SPELLINGS))("%s", async (_, spell) => {
    for (const path of answering.map(({ path }) => path).filter((path) => !path.endsWith("/"))) {
      const other = spell(path);
      if (other === path) continue;
      const { status, headers } = await alta.send({ path: other, headers: json, body: "{}" });
      // Every answer of a contract may be read by other sites.
      const shared = headers["access-control-allow-origin"];
      expect([other, [308, 400, 404].includes(status), shared]).toEqual([other, true, undefined]);
    }
  });
});
