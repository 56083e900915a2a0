import { beforeAll, describe, expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { browserSignIn, signedInAs } from "../support/browser";
import { callAction } from "../support/call-action";
import { type Answer, bearer } from "../support/client";
import { CONTRACTS } from "../support/documents";
import { DUPLICATE } from "../support/duplicates";
import { builtActions } from "../support/manifests";
import { DOCUMENTED_PATH } from "../support/paths";
import { freshEmail, PASSWORD, register, setRole, tokenOf } from "../support/staff";
import { validBody } from "../support/valid-bodies";

const alta = await freshAlta();
const OTHER_PASSWORD = "otra contraseña distinta";
const SIGN_IN = ["/auth/login", "/auth/auth/login", "/login", "/api/auth/login/"];

const [kept, gone] = [freshEmail("queda"), freshEmail("seva")];
const admin = await register(alta);
await setRole(alta, admin, "admin");
await register(alta, kept);
await alta.post("/auth/register", { nombre: "Persona de Ejemplo", email: gone, password: OTHER_PASSWORD, rol_id: 3 });
const cookie = (await browserSignIn(alta, admin, PASSWORD)) ?? "";
const idOf = async (email: string) => String((await alta.sql`select id from accounts where email = ${email}`)[0]?.id);
const [keptId, goneId] = [await idOf(kept), await idOf(gone)];
const employee = bearer(await tokenOf(alta, "employee"));

/** Sends the form of the administrator's page. */
async function press(name: string, fields: Record<string, string>): Promise<void> {
  const found = builtActions().find((action) => action.name.endsWith(` ${name}`));
  if (!found) throw new Error(`There is no action ${name}.`);
  await callAction(alta, { id: found.id, path: `/panel/clientes/${keptId}`, fields, headers: { cookie } });
}

type Tokens = { access: string; refresh: string };
const tokensOf = async (email: string, password: string) =>
  (await alta.post("/api/auth/login/", { email, password })).json as Tokens;

/** An answer as its bytes, without what differs between any two answers. */
function bytes({ status, headers, text }: Answer): string {
  const { date: _, "x-request-id": __, "content-security-policy": ___, ...rest } = headers;
  return JSON.stringify({ status, rest, text: text.replace(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, "TOKEN") });
}

const me = (token: string) => alta.send({ method: "GET", path: "/api/auth/me", headers: bearer(token) });
const refresh = (token: string) => alta.post("/api/auth/token/refresh/", { refresh: token });
const verify = (token: string) => alta.post("/api/auth/token/verify/", { token });

describe("two people's accounts that were merged", () => {
  const before: Record<string, string> = {};
  let [own, other]: Tokens[] = [];
  let browser = "";

  beforeAll(async () => {
    for (const path of SIGN_IN) {
      before[path] = bytes(await alta.post(path, { email: kept, password: PASSWORD }));
      before[`${path} wrong`] = bytes(await alta.post(path, { email: gone, password: "no es la contraseña" }));
    }
    for (const name of CONTRACTS) before[name] = bytes(await registerThrough(name, gone));
    [own, other] = [await tokensOf(kept, PASSWORD), await tokensOf(gone, OTHER_PASSWORD)];
    expect([(await me(own.access)).status, (await me(other.access)).status]).toEqual([200, 200]);
    browser = (await browserSignIn(alta, gone, OTHER_PASSWORD)) ?? "";
    const fields = { id: keptId, otherId: goneId, keepId: keptId, reason: "Es la misma persona" };
    await press("mergeAccounts", fields);
    expect(await alta.sql`select merged_into from accounts where id = ${goneId}`).toEqual([
      { merged_into: Number(keptId) },
    ]);
  });

  const registerThrough = (name: (typeof CONTRACTS)[number], email: string) =>
    alta.post(DOCUMENTED_PATH[name], validBody(name, email), name === "sucursal" ? employee : {});

  test.each(SIGN_IN)("at %s either address gets the bytes that the survivor's got before", async (path) => {
    for (const email of [kept, gone, gone.toUpperCase()])
      expect(bytes(await alta.post(path, { email, password: PASSWORD }))).toBe(before[path]);
    for (const password of [OTHER_PASSWORD, "no es la contraseña"])
      expect(bytes(await alta.post(path, { email: gone, password }))).toBe(before[`${path} wrong`]);
  });

  test.each(CONTRACTS)("%s answers a registration with either address as before: it is taken", async (name) => {
    for (const email of [kept, gone]) {
      const answer = await registerThrough(name, email);
      expect(answer.text).toBe(JSON.stringify(DUPLICATE[name].body));
      expect(bytes(answer)).toBe(before[name]);
    }
  });

  test("tokens and the browser of the account that went are refused, those of the other work on", async () => {
    const unknown = `${other?.access.slice(0, -6)}AAAAAA`;
    expect(bytes(await me(other?.access ?? ""))).toBe(bytes(await me(unknown)));
    expect(bytes(await verify(other?.access ?? ""))).toBe(bytes(await verify(unknown)));
    expect(bytes(await refresh(other?.refresh ?? ""))).toBe(
      bytes(await refresh(`${other?.refresh.slice(0, -6)}AAAAAA`)),
    );
    expect((await me(other?.access ?? "")).status).toBe(401);
    expect(await signedInAs(alta, browser)).toBeNull();
    expect((await me(own?.access ?? "")).status).toBe(200);
    expect((await refresh(own?.refresh ?? "")).status).toBe(200);
  });

  test("in a browser either address opens the same account", async () => {
    for (const email of [kept, gone])
      expect(await signedInAs(alta, (await browserSignIn(alta, email, PASSWORD)) ?? "")).toBe(kept);
    expect(await browserSignIn(alta, gone, OTHER_PASSWORD)).toBeNull();
  });

  test("the old page leads to the one that stays, and its owner's data name both", async () => {
    const page = await alta.send({ method: "GET", path: `/panel/clientes/${goneId}`, headers: { cookie } });
    expect([page.status, page.headers.location]).toEqual([307, `/panel/clientes/${keptId}`]);
    const signedIn = (await browserSignIn(alta, gone, PASSWORD)) ?? "";
    const data = await alta.send({ method: "GET", path: "/cuenta/datos", headers: { cookie: signedIn } });
    expect(data.json).toMatchObject({ account: { email: kept }, mergedAccounts: [{ email: gone }] });
  });

  test("undone, both sign in as they did before the merge", async () => {
    const [row] = await alta.sql`select id from merges where merged_id = ${goneId}`;
    await press("separateAccounts", { id: String(row?.id) });
    const signed = await alta.post("/api/auth/login/", { email: gone, password: OTHER_PASSWORD });
    expect([signed.status, (await me((signed.json as Tokens).access)).text]).toEqual([
      200,
      expect.stringContaining(gone),
    ]);
    for (const path of SIGN_IN)
      expect(bytes(await alta.post(path, { email: gone, password: PASSWORD }))).toBe(before[`${path} wrong`]);
  });
});
