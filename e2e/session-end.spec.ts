import { expect, open, sessionCookie, signIn, test } from "./support/test";

test("after signing out, Back shows nothing private and the old cookie is refused [SES-03, WEB-12]", async ({
  signedIn: page,
  context,
  person,
}) => {
  const response = await page.goto("/cuenta");
  expect(response?.headers()["cache-control"]).toContain("no-store");
  await expect(page.getByText(person.email).first()).toBeVisible();
  const cookie = await sessionCookie(context);
  await page.getByRole("button", { name: "Salir" }).click();
  await page.waitForURL("**/ingresar");
  expect(await sessionCookie(context)).toBeUndefined();
  await page.goBack();
  await expect(page).toHaveURL(/\/ingresar/);
  await expect(page.getByText(person.email)).toHaveCount(0);

  if (cookie) await context.addCookies([cookie]);
  for (const path of ["/inicio", "/cuenta", "/cuenta/datos", "/contrasena"]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/ingresar\?next=/);
  }
});

test("a form left open does nothing once its session has ended elsewhere", { tag: "@once" }, async ({
  signedIn: page,
  otherDevice,
  person,
  sql,
}) => {
  await open(page, "/cuenta");
  const other = await otherDevice();
  await signIn(other, person);
  await other.goto("/cuenta");
  await other.getByRole("button", { name: "Cerrar la sesión de" }).click();
  await expect(other.getByRole("button", { name: "Cerrar la sesión de" })).toHaveCount(0);
  await page.getByLabel("Nombres").fill("Otra Persona");
  await page.getByRole("button", { name: "Guardar cambios" }).click();
  await page.waitForURL(/\/ingresar\?next=%2Fcuenta/);
  const [row] = await sql`select given_names from accounts where email = ${person.email}`;
  expect(row?.given_names).toBe(`${person.givenNames} ${person.surnames}`);
});

test("a changed role and a disabled account take effect at the next request [SES-06, SES-08, H19]", {
  tag: "@once",
}, async ({ signedIn: page, person, sql, watch }) => {
  // Prefetches of this link may or may not happen.
  watch.allow(/\/panel/);
  const panel = page.getByRole("link", { name: "Panel" });
  await expect(panel).toHaveCount(0);
  await sql`update accounts set role = 'employee' where email = ${person.email}`;
  await page.goto("/cuenta");
  await expect(panel).toBeVisible();
  await sql`update accounts set role = 'client' where email = ${person.email}`;
  await page.goto("/cuenta");
  await expect(panel).toHaveCount(0);
  await sql`update accounts set disabled_at = now() where email = ${person.email}`;
  await page.goto("/cuenta");
  await expect(page).toHaveURL(/\/ingresar/);
  await expect(page.getByRole("navigation", { name: "Tu cuenta" })).toHaveCount(0);
});

test("next-auth's own client signs in, reads its session and signs out", { tag: "@once" }, async ({
  page,
  person,
  context,
}) => {
  const { request } = page;
  const csrf = async () => (await (await request.get("/api/auth/csrf")).json()).csrfToken as string;
  const { email, password } = person;
  const wrong = { email, password: "no es esta", csrfToken: await csrf(), json: "true" };
  expect((await request.post("/api/auth/callback/credentials", { form: wrong })).status()).toBe(401);
  expect(await (await request.get("/api/auth/session")).json()).toEqual({});

  const right = { email, password, csrfToken: await csrf(), json: "true" };
  expect((await request.post("/api/auth/callback/credentials", { form: right })).status()).toBe(200);
  const session = await (await request.get("/api/auth/session")).json();
  expect(session.user).toEqual({ name: `${person.givenNames} ${person.surnames}`, email });
  await page.goto("/cuenta");
  await expect(page).toHaveURL("/cuenta");

  const cookie = await sessionCookie(context);
  const form = { csrfToken: await csrf(), json: "true" };
  expect((await request.post("/api/auth/signout", { form })).status()).toBe(200);
  if (cookie) await context.addCookies([cookie]);
  expect(await (await request.get("/api/auth/session")).json()).toEqual({});
  await page.goto("/cuenta");
  await expect(page).toHaveURL(/\/ingresar/);
});

test("GET does not sign out, and signing in without next-auth's CSRF token is refused [SES-04]", {
  tag: "@once",
}, async ({ signedIn: page, person }) => {
  await page.request.get("/api/auth/signout");
  expect((await page.request.get("/salir")).status()).toBe(405);
  await page.goto("/cuenta");
  await expect(page).toHaveURL("/cuenta");
  await page.context().clearCookies();
  const { email, password } = person;
  await page.request.post("/api/auth/callback/credentials", { form: { email, password, json: "true" } });
  await page.goto("/cuenta");
  await expect(page).toHaveURL(/\/ingresar/);
});
