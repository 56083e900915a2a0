import { expect, test } from "vitest";
import { type Alta, freshAlta } from "../support/alta";
import { sendForm } from "../support/form";
import { PASSWORD, register } from "../support/staff";

const alta = await freshAlta();
const email = await register(alta);
const own = alta.url;
const port = new URL(own).port;

const SIGN_IN = "/api/auth/callback/credentials";
const form = { "content-type": "application/x-www-form-urlencoded" };

/** The CSRF token and its cookie, which next-auth's own client requests before it sends a form. */
async function askForToken({ send }: Alta): Promise<{ csrfToken: string; cookie: string }> {
  const { json, headers } = await send({ method: "GET", path: "/api/auth/csrf" });
  const cookie = (headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; ");
  return { csrfToken: (json as { csrfToken: string }).csrfToken, cookie };
}

const encode = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

test("next-auth's endpoints refuse a cross-site sign-in even with its CSRF token, and any sign-in without one [WEB-03]", async () => {
  const { csrfToken, cookie } = await askForToken(alta);
  const send = (body: Record<string, string>, headers: Record<string, string>) =>
    alta.send({
      path: SIGN_IN,
      headers: { ...form, cookie, ...headers },
      body: encode({ email, password: PASSWORD, json: "true", ...body }),
    });
  for (const origin of ["http://evil.example", "null"])
    expect((await send({ csrfToken }, { origin })).status).toBe(403);
  for (const body of [{}, { csrfToken: "0".repeat(64) }]) {
    const { headers } = await send(body as Record<string, string>, { origin: own });
    expect(String(headers["set-cookie"])).not.toContain("alta.session=");
  }
  expect(String((await send({ csrfToken }, { origin: own })).headers["set-cookie"])).toContain("alta.session=");
});

const ELSEWHERE = [
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "https:evil.example",
  "https://evil.example",
  "https://localhost.evil.example/x",
  `https://localhost:${port}@evil.example`,
  `http://localhost:${port}.evil.example/x`,
  "%2f%2fevil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "\0\r\nLocation: http://evil.example",
  "http://",
  "http://[::",
];

test.each(ELSEWHERE)("next-auth's endpoints never redirect to %j, nor fail [WEB-09, H16]", async (target) => {
  const query = `callbackUrl=${encodeURIComponent(target)}`;
  const kept = { cookie: `next-auth.callback-url=${encodeURIComponent(target)}` };
  const asked = [
    ...["signin", "signout", "session", "csrf", "providers", "error"].flatMap((action) => [
      { method: "GET", path: `/api/auth/${action}?${query}` },
      { method: "GET", path: `/api/auth/${action}`, headers: kept },
    ]),
    { path: `${SIGN_IN}?${query}`, headers: form, body: query },
    { path: "/api/auth/signout", headers: { ...form, ...kept }, body: query },
    { method: "GET", path: `/ingresar?next=${encodeURIComponent(target)}&callbackUrl=${encodeURIComponent(target)}` },
  ];
  for (const call of asked) {
    const answer = await alta.send(call);
    expect(answer.status).toBeLessThan(500);
    if (answer.headers.location) expect(new URL(answer.headers.location, own).origin).toBe(own);
  }
  const { csrfToken, cookie } = await askForToken(alta);
  const signedIn = await alta.send({
    path: SIGN_IN,
    headers: { ...form, origin: own, cookie },
    body: encode({ csrfToken, email, password: PASSWORD, callbackUrl: target }),
  });
  expect([signedIn.status, new URL(signedIn.headers.location ?? "", own).origin]).toEqual([302, own]);
  const { headers } = await sendForm(alta, "/ingresar", { email, password: PASSWORD, next: target }, { origin: own });
  expect(new URL(headers.location ?? "", own).origin).toBe(own);
});

test.each([
  ["GET", "verify-request"],
  ["GET", "callback/credentials"],
  ["GET", "signin/google"],
  ["GET", "refresh"],
  ["POST", "_log"],
  ["POST", "session"],
  ["POST", "refresh/"],
  ["POST", "callback/google"],
])("next-auth's endpoints answer 404 to unknown actions: %s %s", async (method, action) => {
  const answer = await alta.send({ method, path: `/api/auth/${action}`, headers: form, body: "level=error&code=x" });
  expect(answer.json).toMatchObject({ status: 404 });
  expect(answer.status).toBe(404);
});

test("next-auth's endpoints refuse a form that is too large", async () => {
  for (const action of ["callback/credentials", "signout", "signin"]) {
    const body = `password=${"x".repeat(20_000)}`;
    expect((await alta.send({ path: `/api/auth/${action}`, headers: form, body })).status).toBe(413);
  }
});

test("next-auth's endpoints answer 429 after too many wrong passwords [LOG-13]", async () => {
  const limited = await freshAlta({ env: { RATE_LIMITS: "on" } });
  const statuses: number[] = [];
  for (let guess = 0; guess < 11; guess += 1) {
    const { csrfToken, cookie } = await askForToken(limited);
    const answer = await limited.send({
      path: SIGN_IN,
      headers: { ...form, cookie },
      body: encode({ email, password: "no", json: "true", csrfToken }),
    });
    statuses.push(answer.status);
    if (answer.status !== 429) continue;
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
    expect(answer.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
    expect(answer.headers["cache-control"]).toBe("no-store");
  }
  expect(statuses).toEqual([...Array(10).fill(401), 429]);
});
