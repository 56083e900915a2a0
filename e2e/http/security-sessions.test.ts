import { describe, expect, test } from "vitest";
import { freshAlta } from "./support/alta";
import { browserSignIn, signedInAs } from "./support/browser";
import { bearer } from "./support/client";
import { DOCUMENTED_PATH } from "./support/paths";
import { PASSWORD, register, setRole, signIn } from "./support/staff";

const alta = await freshAlta();

async function signedIn() {
  const email = await register(alta);
  const cookie = (await browserSignIn(alta, email, PASSWORD)) ?? "";
  const change = (set: string) =>
    alta.sql.unsafe(`update sessions set ${set} where account_id = (select id from accounts where email = '${email}')`);
  return { email, cookie, change };
}

describe("a session in a browser", () => {
  test("goes on while it is used, and ends after two weeks without", async () => {
    const { email, cookie, change } = await signedIn();
    await change("last_used_at = now() - interval '13 days'");
    expect(await signedInAs(alta, cookie)).toBe(email);
    await change("last_used_at = now() - interval '13 days'");
    expect(await signedInAs(alta, cookie)).toBe(email);
    await change("last_used_at = now() - interval '15 days'");
    expect(await signedInAs(alta, cookie)).toBeNull();
  });

  test("ends after thirty days, however much it is used", async () => {
    const { cookie, change } = await signedIn();
    const [row] =
      await alta.sql`select extract(epoch from max(expires_at) - now())::int as left from sessions where audience = 'web'`;
    expect(row?.left / 86_400).toBeCloseTo(30, 1);
    await change("expires_at = now() - interval '1 second'");
    expect(await signedInAs(alta, cookie)).toBeNull();
  });

  test("is another one after signing in, whatever cookie the browser had before", async () => {
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

test("whoever is disabled is out at the next request, by cookie and by token", async () => {
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

test("a password does not run out by itself", async () => {
  const email = await register(alta);
  await alta.sql`update accounts set password_set_at = now() - interval '400 days', created_at = now() - interval '400 days' where email = ${email}`;
  expect((await alta.post("/auth/login", { email, password: PASSWORD })).status).toBe(200);
});

test("a new installation has one account, the administrator's, and no usual password opens it", async () => {
  const fresh = await freshAlta();
  const rows = await fresh.sql`select email, role from accounts`;
  expect(rows).toEqual([{ email: "admin@alta.test", role: "admin" }]);
  for (const email of ["admin@alta.test", "admin", "admin@admin.com", "test@test.com", "root"])
    for (const password of ["admin", "admin123", "password", "alta", "changeme", "123456", ""])
      expect((await fresh.post("/auth/login", { email, password })).status).toBeGreaterThanOrEqual(400);
});
