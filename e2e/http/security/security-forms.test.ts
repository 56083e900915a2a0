import { describe, expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { browserSignIn, signedInAs } from "../support/browser";
import { hiddenFields, multipart, sendForm } from "../support/form";
import { PASSWORD, register } from "../support/staff";

const alta = await freshAlta();
const email = await register(alta);
const own = alta.url;
const port = new URL(own).port;

/** Origin headers of cross-site requests, forged or real. */
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

describe("a cross-site form is refused with 403 and changes nothing: [SES-04, WEB-01]", () => {
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

describe("a same-origin form works:", () => {
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

describe("a malformed form is refused quickly, and runs nothing:", () => {
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

  test("too large, with and without a length [H29]", async () => {
    const { type, body } = multipart({ a: "x".repeat(2_000_000) });
    for (const path of ["/ingresar", "/registro", "/cuenta"]) {
      const large = await quickly({ path, headers: { ...origin, "content-type": type }, body });
      expect(large.status).toBe(413);
      const endless = { path, headers: { ...origin, "content-type": type }, body: [Buffer.from(body)] };
      expect((await quickly(endless)).status).toBe(411);
    }
  });

  test("an action that does not exist [H28]", async () => {
    for (const id of ["x", "0".repeat(42), "../../etc/passwd", "__proto__"]) {
      const { status } = await quickly({ path: "/ingresar", headers: { ...origin, "next-action": id }, body: "[]" });
      expect([400, 404, 409]).toContain(status);
    }
  });

  test("a forged promise, with and without an action, and malformed arguments [H28]", async () => {
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
    // Only executed code could have produced this word.
    expect(alta.output()).not.toContain("attacked");
  });

  test("ten thousand fields [H29]", async () => {
    const fields = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`f${index}`, "1"]));
    const { status } = await sendForm(alta, "/ingresar", { ...fields, email, password: "no" }, origin);
    expect(status).toBeLessThan(500);
    const { type, body } = multipart(
      Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`f${index}`, "1"])),
    );
    expect((await quickly({ path: "/ingresar", headers: { ...origin, "content-type": type }, body })).status).toBe(413);
  });
});
