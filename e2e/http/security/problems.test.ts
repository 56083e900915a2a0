import { describe, expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { browserSignIn } from "../support/browser";
import type { Call } from "../support/client";
import { builtRoutes } from "../support/routes";
import { freshEmail, PASSWORD, register } from "../support/staff";

const alta = await freshAlta();
const cookie = (await browserSignIn(alta, await register(alta, freshEmail()), PASSWORD)) ?? "";
const own = { origin: alta.url };
const SIGN_IN = "/api/auth/callback/credentials";
const json = { "content-type": "application/json" };
const form = { "content-type": "application/x-www-form-urlencoded" };

/** RFC 9457: only its members, in Spanish, with the answer's own status and path. */
async function expectProblem(call: Call, status: number): Promise<void> {
  const { path } = call;
  const { headers, json: body, ...answer } = await alta.send(call);
  expect([path, answer.status, headers["content-type"]]).toEqual([
    path,
    status,
    "application/problem+json; charset=utf-8",
  ]);
  expect(headers["cache-control"]).toBe("no-store");
  expect(body).toEqual({
    type: "about:blank",
    title: expect.stringMatching(/^\p{Lu}[\p{L} ]+$/u),
    status,
    detail: expect.stringMatching(/^\p{Lu}[^{}<>]{10,200}\.$/u),
    instance: path.split("?")[0],
  });
}

describe("an error outside the contracts is an RFC 9457 problem: [API-02]", () => {
  test.each(["/api", "/api/", "/api/no-such", "/api/users", "/api/users/register/x"])(
    "nothing at %s, whatever the method",
    async (path) => {
      for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) await expectProblem({ method, path }, 404);
    },
  );

  test.each(["/api/auth/no-such", "/api/auth/no-such/x"])("nothing at %s, among next-auth's paths", async (path) => {
    for (const method of ["GET", "POST"]) await expectProblem({ method, path }, 404);
  });

  const machines = builtRoutes().filter(({ path }) => /^\/api\/(health|ready|openapi)|jwks/.test(path));
  test.each([...machines.map(({ path }) => path), "/api/auth/session", "/cuenta/datos"])(
    "%s with a method it has not",
    async (path) => {
      for (const method of ["PUT", "PATCH", "DELETE", "PROPFIND"]) await expectProblem({ method, path }, 405);
    },
  );

  test.each(["/api/%00", "/api/%zz", "/api/../etc", "/.well-known/%2e%2e/x"])("a request for %s", (path) =>
    expectProblem({ method: "GET", path }, 400),
  );

  test.each([
    ["a document that is none", 404, { method: "GET", path: "/docs/documentos/otro" }],
    ["next-auth's endpoint, from another site", 403, { path: "/api/auth/signout", headers: { origin: "null" } }],
    ["next-auth's endpoint, on the way to nowhere", 400, { method: "GET", path: "/api/auth/signin?callbackUrl=x" }],
    ["next-auth's endpoint, with half a JSON", 400, { path: SIGN_IN, headers: json, body: "{" }],
    ["next-auth's endpoint, without a form", 404, { method: "GET", path: SIGN_IN }],
    ["an error that fits no header", 400, { method: "GET", path: "/api/auth/error?error=%00" }],
    ["the way out, from another site", 403, { path: "/salir", headers: { ...form, cookie } }],
    ["a look-up without a session", 401, { path: "/panel/clientes/parecidos", headers: own }],
    ["a look-up by a client", 404, { path: "/panel/clientes/parecidos", headers: { ...own, cookie } }],
  ])("%s", (_, status, call) => expectProblem({ body: "", ...call }, status));
});

test("an unknown page is answered with the not-found page", async () => {
  const { status, headers } = await alta.send({ method: "GET", path: "/no-such-page" });
  expect([status, headers["content-type"]]).toEqual([404, "text/html; charset=utf-8"]);
});

test("JSON outside the contracts names its charset too [API-01]", async () => {
  for (const path of ["/api/health", "/api/ready", "/api/openapi.json", "/.well-known/jwks.json"]) {
    const { headers } = await alta.send({ method: "GET", path });
    expect([path, headers["content-type"]]).toEqual([path, "application/json; charset=utf-8"]);
  }
});
