import { describe, expect, test } from "vitest";
import { freshAlta } from "./support/alta";
import { browserSignIn, signedInAs } from "./support/browser";
import { hiddenFields, multipart, sendForm } from "./support/form";
import { PASSWORD, register } from "./support/staff";

const alta = await freshAlta();
const email = await register(alta);
const own = alta.url;
const port = new URL(own).port;

/** Where a request says it comes from, and would like us to believe it does. */
const STRANGERS: Record<string, Record<string, string>> = {
  "another origin": { origin: "http://evil.example" },
  "another port of this host": { origin: "http://localhost:1" },
  "another scheme": { origin: `https://localhost:${port}` },
  "our host with something behind it": { origin: `${own}.evil.example` },
  "our host as a user": { origin: `http://localhost:${port}@evil.example` },
  "«null»": { origin: "null" },
  "half an origin": { origin: "http://" },
  "no origin at all": {},
  "a browser that says cross-site": { "sec-fetch-site": "cross-site" },
  "a browser that says cross-site, with our origin": { origin: own, "sec-fetch-site": "cross-site" },
  "a neighbour of ours": { origin: own, "sec-fetch-site": "same-site" },
  "another origin, with X-Forwarded-Host": { origin: "http://evil.example", "x-forwarded-host": "evil.example" },
  "another origin, with Host": { origin: "http://evil.example", host: "evil.example" },
  "another origin, with Forwarded": { origin: "http://evil.example", forwarded: "host=evil.example;proto=http" },
};

describe("a form that comes from elsewhere is refused with 403 and does nothing:", () => {
  test.each(Object.entries(STRANGERS))("%s", async (_, headers) => {
    const cookie = (await browserSignIn(alta, email, PASSWORD)) ?? "";
    const [before] = await alta.sql`select count(*)::int as sessions from sessions`;

    const signIn = await sendForm(alta, "/ingresar", { email, password: PASSWORD }, headers);
    expect([signIn.status, signIn.headers["set-cookie"]]).toEqual([403, undefined]);
    expect(signIn.text).toContain("se envió desde otra página");
    const profile = await sendForm(alta, "/cuenta", { givenNames: "Otra" }, { ...headers, cookie });
    expect(profile.status).toBe(403);
    const action = (await hiddenFields(alta, "/ingresar"))["$ACTION_1:0"] ?? "{}";
    const called = await alta.send({
      path: "/",
      headers: { ...headers, cookie, "next-action": JSON.parse(action).id, "content-type": "text/plain" },
      body: "[]",
    });
    expect(called.status).toBe(403);
    const signOut = await alta.send({ path: "/salir", headers: { ...headers, cookie }, body: "" });
    expect(signOut.status).toBe(403);

    const [after] = await alta.sql`select count(*)::int as sessions from sessions`;
    expect(after).toEqual(before);
    const [row] = await alta.sql`select given_names from accounts where email = ${email}`;
    expect(row?.given_names).not.toBe("Otra");
    expect(await signedInAs(alta, cookie)).toBe(email);
  });
});

describe("a form of ours works:", () => {
  test.each(
    Object.entries({
      "as every browser sends it": { origin: own, "sec-fetch-site": "same-origin" },
      "from a page that hides where it is": { origin: "null", "sec-fetch-site": "same-origin" },
      "from a browser that sends no Origin": { "sec-fetch-site": "same-origin" },
      "by another name of this machine": { origin: `http://127.0.0.1:${port}`, host: `127.0.0.1:${port}` },
    } as Record<string, Record<string, string>>),
  )("%s", async (_, headers) => {
    const { status, headers: answered } = await sendForm(alta, "/ingresar", { email, password: PASSWORD }, headers);
    expect([status, answered.location]).toEqual([303, "/inicio"]);
    expect(answered["set-cookie"]?.join()).toContain("alta.session=");
  });
});

describe("next-auth's own doors", () => {
  const form = { "content-type": "application/x-www-form-urlencoded" };

  test("refuse a sign-in from another site, with its token, and one without a token from anywhere", async () => {
    const csrf = await alta.send({ method: "GET", path: "/api/auth/csrf" });
    const { csrfToken } = csrf.json as { csrfToken: string };
    const cookie = (csrf.headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; ");
    const send = (body: Record<string, string>, headers: Record<string, string>) =>
      alta.send({
        path: "/api/auth/callback/credentials",
        headers: { ...form, cookie, ...headers },
        body: new URLSearchParams({ email, password: PASSWORD, json: "true", ...body }).toString(),
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

  test.each(ELSEWHERE)("never lead to %j, nor fail over it", async (target) => {
    const query = `callbackUrl=${encodeURIComponent(target)}`;
    const kept = { cookie: `next-auth.callback-url=${encodeURIComponent(target)}` };
    const asked = [
      ...["signin", "signout", "session", "csrf", "providers", "error"].flatMap((action) => [
        { method: "GET", path: `/api/auth/${action}?${query}` },
        { method: "GET", path: `/api/auth/${action}`, headers: kept },
      ]),
      { path: `/api/auth/callback/credentials?${query}`, headers: form, body: query },
      { path: "/api/auth/signout", headers: { ...form, ...kept }, body: query },
      { method: "GET", path: `/ingresar?next=${encodeURIComponent(target)}&callbackUrl=${encodeURIComponent(target)}` },
    ];
    for (const call of asked) {
      const answer = await alta.send(call);
      expect(answer.status).toBeLessThan(500);
      if (answer.headers.location) expect(new URL(answer.headers.location, own).origin).toBe(own);
    }
    const csrf = await alta.send({ method: "GET", path: "/api/auth/csrf" });
    const signedIn = await alta.send({
      path: "/api/auth/callback/credentials",
      headers: {
        ...form,
        origin: own,
        cookie: (csrf.headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; "),
      },
      body: new URLSearchParams({
        ...(csrf.json as object),
        email,
        password: PASSWORD,
        callbackUrl: target,
      }).toString(),
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
  ])("answer nothing that is not theirs: %s %s", async (method, action) => {
    const answer = await alta.send({ method, path: `/api/auth/${action}`, headers: form, body: "level=error&code=x" });
    expect(answer.json).toMatchObject({ status: 404 });
    expect(answer.status).toBe(404);
  });

  test("read no form that is longer than theirs", async () => {
    for (const action of ["callback/credentials", "signout", "signin"]) {
      const body = `password=${"x".repeat(20_000)}`;
      expect((await alta.send({ path: `/api/auth/${action}`, headers: form, body })).status).toBe(413);
    }
  });

  test("let nobody guess on: too many wrong passwords are answered with 429", async () => {
    const limited = await freshAlta({ env: { RATE_LIMITS: "on" } });
    const statuses: number[] = [];
    for (let guess = 0; guess < 11; guess += 1) {
      const csrf = await limited.send({ method: "GET", path: "/api/auth/csrf" });
      const answer = await limited.send({
        path: "/api/auth/callback/credentials",
        headers: { ...form, cookie: (csrf.headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; ") },
        body: new URLSearchParams({ email, password: "no", json: "true", ...(csrf.json as object) }).toString(),
      });
      statuses.push(answer.status);
      if (answer.status !== 429) continue;
      expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
      expect(answer.headers["content-type"]).toBe("application/problem+json; charset=utf-8");
      expect(answer.headers["cache-control"]).toBe("no-store");
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429]);
  });
});

describe("a form that nobody's browser sends is refused, quickly, and runs nothing:", () => {
  const origin = { origin: own };
  const react2shell = multipart({
    "0": JSON.stringify({
      // biome-ignore lint/suspicious/noThenProperty: the attack is a forged promise
      then: "$1:__proto__:then",
      status: "resolved_model",
      reason: -1,
      value: '{"then":"$B1337"}',
      _response: { _prefix: "console.log('att' + 'acked');", _formData: { get: "$1:constructor:constructor" } },
    }),
    "1": '"$@0"',
  });

  async function quickly(call: Parameters<typeof alta.send>[0]) {
    const began = performance.now();
    const answer = await alta.send(call);
    expect(performance.now() - began).toBeLessThan(2_000);
    return answer;
  }

  test("too large, with and without a length", async () => {
    const { type, body } = multipart({ a: "x".repeat(2_000_000) });
    for (const path of ["/ingresar", "/registro", "/cuenta"]) {
      const large = await quickly({ path, headers: { ...origin, "content-type": type }, body });
      expect(large.status).toBe(413);
      const endless = { path, headers: { ...origin, "content-type": type }, body: [Buffer.from(body)] };
      expect((await quickly(endless)).status).toBe(411);
    }
  });

  test("an action that does not exist", async () => {
    for (const id of ["x", "0".repeat(42), "../../etc/passwd", "__proto__"]) {
      const { status } = await quickly({ path: "/ingresar", headers: { ...origin, "next-action": id }, body: "[]" });
      expect([400, 404, 409]).toContain(status);
    }
  });

  test("a forged promise, with and without an action, and arguments that are none", async () => {
    const { id } = JSON.parse((await hiddenFields(alta, "/ingresar"))["$ACTION_1:0"] ?? "{}");
    const text = { "content-type": "text/plain;charset=UTF-8" };
    const calls = [
      ...[{}, { "next-action": "x" }, { "next-action": id }].map((action) => ({
        headers: { "content-type": react2shell.type, ...action },
        body: react2shell.body,
      })),
      ...["garbage", "[".repeat(200_000), '["$1:__proto__:then"]', '{"then":1}', ""].map((body) => ({
        headers: { ...text, "next-action": id },
        body,
      })),
    ];
    for (const { headers, body } of calls) {
      const answer = await quickly({ path: "/ingresar", headers: { ...origin, ...headers }, body });
      expect(answer.headers["set-cookie"]).toBeUndefined();
      expect(answer.text).not.toMatch(/node_modules|\bat \/|attacked|BUILD_ID/);
    }
    expect((await alta.send({ method: "GET", path: "/api/health" })).status).toBe(200);
    // Only code that ran could have put the word together.
    expect(alta.output()).not.toContain("attacked");
  });

  test("ten thousand fields", async () => {
    const fields = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`f${index}`, "1"]));
    const { status } = await sendForm(alta, "/ingresar", { ...fields, email, password: "no" }, origin);
    expect(status).toBeLessThan(500);
    const { type, body } = multipart(
      Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`f${index}`, "1"])),
    );
    expect((await quickly({ path: "/ingresar", headers: { ...origin, "content-type": type }, body })).status).toBe(413);
  });
});
