import { expect, test } from "vitest";
import { SoftwareAuthenticator } from "@/testing/software-authenticator";
import { freshAlta } from "../support/alta";
import { browserSignIn, signedInAs } from "../support/browser";
import { act, cookiesOf } from "../support/second-factor";
import { PASSWORD, register, setRole } from "../support/staff";

const alta = await freshAlta({ env: { STAFF_SECOND_FACTOR: "required" } });

const STEP = "Tu cuenta pide un segundo paso. Ingresa desde el navegador o usa una clave de aplicación.";
const DOORS = [
  { path: "/auth/login", refusal: { message: STEP } },
  { path: "/login", refusal: { message: STEP } },
  { path: "/api/auth/login/", refusal: { detail: STEP } },
];

/** An account with a passkey, added as its page does. */
async function withPasskey() {
  const email = await register(alta);
  const cookie = (await browserSignIn(alta, email, PASSWORD)) ?? "";
  const device = new SoftwareAuthenticator(alta.url);
  const name = "mi teléfono";
  const begun = await act(alta, "addKey", { name }, cookie);
  const options = JSON.parse(/"passkey":("(?:[^"\\]|\\.)*")/.exec(begun.text)?.[1] ?? '""') as string;
  const added = await act(alta, "addKey", { name, answer: device.make(options) }, cookie);
  const codes = added.text.match(/[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/g) ?? [];
  expect(codes).toHaveLength(10);
  return { email, cookie, device };
}

async function post(path: string, body: object, cookie = "", origin = alta.url) {
  const headers = { "content-type": "application/json", origin, cookie };
  const response = await fetch(alta.url + path, { method: "POST", headers, body: JSON.stringify(body) });
  const json = (await response.json()) as { options?: string; next?: string; problem?: string };
  return { status: response.status, json, cookies: cookiesOf(response) };
}

const ask = (body: object = {}, cookie = "") => post("/ingresar/llave/opciones", body, cookie);
const sessionIn = (cookies: string) => /alta\.session=[^;]+/.exec(cookies)?.[0] ?? "";

test("with a passkey the password alone gives no token and no session, whatever it is sent to [SF-02, SF-04]", async () => {
  const { email, cookie } = await withPasskey();
  for (const { path, refusal } of DOORS) {
    const right = await alta.post(path, { email, password: PASSWORD });
    expect([path, right.status, right.json]).toEqual([path, 403, refusal]);
    expect((await alta.post(path, { email, password: "no es la contraseña" })).status).toBe(401);
  }
  expect(await browserSignIn(alta, email, PASSWORD)).toBeNull();
  expect(await signedInAs(alta, cookie)).toBe(email);
  const page = await alta.send({ method: "GET", path: "/cuenta/segundo-paso", headers: { cookie } });
  expect(page.text).toContain("sin usar todavía");
});

test("a browser signs in with it alone: once for each challenge, from our own pages [SF-02]", async () => {
  const { email, device } = await withPasskey();
  const asked = await ask();
  expect(JSON.parse(asked.json.options ?? "{}")).toMatchObject({
    rpId: new URL(alta.url).hostname,
    userVerification: "required",
    allowCredentials: [],
  });
  const signed = { answer: device.sign(asked.json.options ?? ""), next: "/cuenta" };
  expect((await post("/ingresar/llave", signed, asked.cookies, "https://evil.example")).status).toBe(403);
  const elsewhere = await post("/ingresar/llave", signed, (await ask()).cookies);
  expect([elsewhere.json.next, sessionIn(elsewhere.cookies)]).toEqual([undefined, ""]);
  const signedIn = await post("/ingresar/llave", signed, asked.cookies);
  expect(signedIn.json).toEqual({ next: "/cuenta" });
  expect(await signedInAs(alta, sessionIn(signedIn.cookies))).toBe(email);
  const again = await post("/ingresar/llave", signed, asked.cookies);
  expect([again.json.problem, sessionIn(again.cookies)]).toEqual([expect.any(String), ""]);
  const away = { answer: device.sign((await ask({}, asked.cookies)).json.options ?? ""), next: "https://evil.example" };
  expect((await post("/ingresar/llave", away, asked.cookies)).json).toEqual({ next: "/inicio" });
  for (const path of ["/ingresar/llave", "/ingresar/llave/opciones"]) {
    expect((await fetch(alta.url + path)).status).toBe(405);
    expect((await post(path, { answer: 7, second: "x" }, asked.cookies)).status).toBe(400);
  }
});

test("after the password it is that account's passkey that is asked for [SF-02, SF-04]", async () => {
  const [{ email, device }, other] = [await withPasskey(), await withPasskey()];
  const half = cookiesOf(await act(alta, "enter", { email, password: PASSWORD, next: "/cuenta" }, ""));
  const page = await alta.send({ method: "GET", path: "/ingresar/segundo-paso", headers: { cookie: half } });
  expect(page.text).toContain("Usa tu llave de acceso");
  const asked = await ask({ second: true }, half);
  const id = device.credentialId.toString("base64url");
  expect(JSON.parse(asked.json.options ?? "{}").allowCredentials).toEqual([expect.objectContaining({ id })]);
  const cookies = `${half}; ${asked.cookies}`;
  const wrong = await post("/ingresar/llave", { answer: other.device.sign(asked.json.options ?? "") }, cookies);
  expect(sessionIn(wrong.cookies)).toBe("");
  const anew = await ask({ second: true }, cookies);
  const right = await post("/ingresar/llave", { answer: device.sign(anew.json.options ?? "") }, cookies);
  expect(await signedInAs(alta, sessionIn(right.cookies))).toBe(email);
});

test("it counts where staff have to have a second factor [SF-05]", async () => {
  const { email, cookie } = await withPasskey();
  await setRole(alta, email, "admin");
  expect((await alta.send({ method: "GET", path: "/panel", headers: { cookie } })).status).toBe(200);
});
