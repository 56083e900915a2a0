import { describe, expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { browserSignIn, signedInAs } from "../support/browser";
import { callAction } from "../support/call-action";
import { bearer } from "../support/client";
import { builtActions } from "../support/manifests";
import { DOCUMENTED_PATH } from "../support/paths";
import { PASSWORD, register, setRole, signIn } from "../support/staff";

const alta = await freshAlta();

async function signedIn() {
  const email = await register(alta);
  const cookie = (await browserSignIn(alta, email, PASSWORD)) ?? "";
  const change = (set: string) =>
    alta.sql.unsafe(`update sessions set ${set} where account_id = (select id from accounts where email = '${email}')`);
  return { email, cookie, change };
}

describe("a session in a browser", () => {
  test("continues while it is used, and ends after two idle weeks [SES-05]", async () => {
    const { email, cookie, change } = await signedIn();
    await change("last_used_at = now() - interval '13 days'");
    expect(await signedInAs(alta, cookie)).toBe(email);
    await change("last_used_at = now() - interval '13 days'");
    expect(await signedInAs(alta, cookie)).toBe(email);
    await change("last_used_at = now() - interval '15 days'");
    expect(await signedInAs(alta, cookie)).toBeNull();
  });

  test("ends after thirty days, however much it is used [SES-05]", async () => {
    const { cookie, change } = await signedIn();
    const [row] =
      await alta.sql`select extract(epoch from max(expires_at) - now())::int as left from sessions where audience = 'web'`;
    expect(row?.left / 86_400).toBeCloseTo(30, 1);
    await change("expires_at = now() - interval '1 second'");
    expect(await signedInAs(alta, cookie)).toBeNull();
  });

  test("is a new one after signing in, whatever cookie the browser had before [SES-01]", async () => {
    const { email, cookie } = await signedIn();
    const planted = "alta.session=planted-by-somebody-else";
    const own = await browserSignIn(
      {
        ...alta,
        send: (call) =>
          alta.send({
            ...call,
            headers: { ...call.headers, cookie: [call.headers?.cookie, planted].filter(Boolean).join("; ") },
          }),
      },
      email,
      PASSWORD,
    );
    expect(own).not.toBe(planted);
    expect(own).not.toBe(cookie);
    expect(await signedInAs(alta, planted)).toBeNull();
  });
});

/** What the cookie still gives access to. */
async function good({ email, cookie }: { email: string; cookie: string }) {
  const own = { cookie, origin: alta.url };
  const get = async (path: string, headers = {}) =>
    (await alta.send({ method: "GET", path, headers: { cookie, ...headers } })).text.includes(email);
  const marked = await alta.send({ method: "GET", path: "/cuenta", headers: { cookie, rsc: "1" } });
  const route = await alta.post("/panel/clientes/parecidos", { name: "Nadie" }, own);
  const id = builtActions().find(({ name }) => name === "app/(self)/cuenta/actions.ts saveProfile")?.id ?? "";
  const givenNames = `Persona ${Math.random()
    .toString(36)
    .replace(/[^a-z]/g, "")}`;
  const fields = { givenNames, surnames: "De Ejemplo", phone: "+59171234567" };
  await callAction(alta, { id, path: "/cuenta", fields, headers: { Cookie: cookie } });
  const [row] = await alta.sql`select given_names from accounts where email = ${email}`;
  return {
    page: await get("/cuenta"),
    // Next redirects its router's requests to the same path with a cache-busting parameter.
    router: await get(marked.headers.location ?? "/cuenta", { rsc: "1" }),
    file: await get("/cuenta/datos"),
    route: route.status === 200,
    action: row?.given_names === givenNames,
  };
}
const all = (value: boolean) => ({ page: value, router: value, file: value, route: value, action: value });

test("signing out ends the session everywhere, and clears the browser's cache [SES-03, WEB-12]", async () => {
  const { email, cookie } = await signedIn();
  await setRole(alta, email, "employee");
  expect(await good({ email, cookie })).toEqual(all(true));
  const left = await alta.send({ path: "/salir", headers: { cookie, origin: alta.url }, body: "" });
  expect([left.status, left.headers["clear-site-data"]]).toEqual([303, '"cache"']);
  expect(left.headers["set-cookie"]?.join()).toMatch(/alta\.session=;/);
  expect(await good({ email, cookie })).toEqual(all(false));
});

test("losing a role or being disabled takes effect at the next request [SES-08]", async () => {
  const { email, cookie } = await signedIn();
  await setRole(alta, email, "employee");
  expect(await good({ email, cookie })).toEqual(all(true));
  await setRole(alta, email, "client");
  expect(await good({ email, cookie })).toEqual({ ...all(true), route: false });
  await alta.sql`update accounts set disabled_at = now() where email = ${email}`;
  expect(await good({ email, cookie })).toEqual(all(false));
});

test("a disabled account is refused at the next request, by cookie and by token [LOG-11, SES-06]", async () => {
  const { email, cookie } = await signedIn();
  await setRole(alta, email, "employee");
  const token = bearer(await signIn(alta, email));
  expect((await alta.post(DOCUMENTED_PATH.sucursal, {}, token)).status).toBe(400);
  await alta.sql`update accounts set disabled_at = now() where email = ${email}`;
  expect(await signedInAs(alta, cookie)).toBeNull();
  expect((await alta.post(DOCUMENTED_PATH.sucursal, {}, token)).status).toBe(401);
  expect(await browserSignIn(alta, email, PASSWORD)).toBeNull();
  expect((await alta.post("/auth/login", { email, password: PASSWORD })).status).toBe(401);
});

test("a chosen password does not expire [PW-17]", async () => {
  const email = await register(alta);
  await alta.sql`update accounts set password_set_at = now() - interval '400 days', created_at = now() - interval '400 days' where email = ${email}`;
  expect((await alta.post("/auth/login", { email, password: PASSWORD })).status).toBe(200);
});

test("a new installation has one account, the administrator's, without a default password [LOG-12]", async () => {
  const fresh = await freshAlta();
  const rows = await fresh.sql`select email, role from accounts`;
  expect(rows).toEqual([{ email: "admin@alta.test", role: "admin" }]);
  for (const email of ["admin@alta.test", "admin", "admin@admin.com", "test@test.com", "root"])
    for (const password of ["admin", "admin123", "password", "alta", "changeme", "123456", ""])
      expect((await fresh.post("/auth/login", { email, password })).status).toBeGreaterThanOrEqual(400);
});
