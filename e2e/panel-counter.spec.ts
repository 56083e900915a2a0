import { expect, fillClient, newClient, open, PASSWORD, shownPassword, test } from "./support/counter";
import { sessionCookie, signIn } from "./support/test";

test("errors speak of the client, not of the employee who types", { tag: "@once" }, async ({ atCounter: page }) => {
  await open(page, "/panel/clientes/nuevo");
  await page.getByRole("button", { name: "Registrar cliente" }).click();
  for (const what of ["su correo", "sus nombres", "sus apellidos", "su teléfono", "su fecha de nacimiento"])
    await expect(page.getByText(`Escribe ${what}.`)).toBeVisible();
});

test("a client is registered with the keyboard alone, from the sign-in to the slip", async ({
  page,
  employee,
  sql,
}) => {
  const client = newClient();
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute("data-printed", "");
  });
  await signIn(page, { email: employee.email, password: PASSWORD });
  await expect(page).toHaveURL(/\/panel$/);
  await page.getByRole("heading", { name: /Hola/ }).waitFor();
  await page.keyboard.press("n");
  await page.waitForURL("**/panel/clientes/nuevo");
  await page.locator("form[novalidate]").waitFor();
  await page.getByLabel("Correo", { exact: true }).focus();
  const type = (text: string) => page.keyboard.type(text);
  const tab = () => page.keyboard.press("Tab");
  await type(client.email);
  await tab();
  await type(client.givenNames);
  await tab();
  await type(client.surnames);
  await tab();
  await type("Pas");
  await tab();
  await type(client.document);
  await tab();
  await type("Bolivia");
  await tab();
  await type(client.phone);
  await expect(page.getByRole("region", { name: "¿Ya tiene cuenta?" }).getByText("Nadie se le parece")).toBeVisible();
  await tab();
  await type("5");
  await tab();
  await type("marzo");
  await tab();
  await type("1948");
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { name: "Cuenta creada" })).toBeFocused();
  const password = await shownPassword(page);
  expect(password).toMatch(/^[A-Za-z0-9!@#$%^&*]{12}$/);
  expect(password).not.toMatch(/[0Oo1lI]/);
  await tab();
  await expect(page.getByRole("button", { name: "Imprimir comprobante" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-printed]")).toHaveCount(1);
  await tab();
  await tab();
  await expect(page.getByRole("button", { name: "Entregado" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Correo", { exact: true })).toHaveValue("");
  await expect(page.getByText(password)).toHaveCount(0);

  const [row] =
    await sql`select origin, registered_by, branch_id, phone, document_number, document_type, birth_date::text
    from accounts where email = ${client.email}`;
  expect(row).toEqual({
    origin: "counter",
    registered_by: employee.id,
    branch_id: employee.branchId,
    phone: `+591${client.phone}`,
    document_number: client.document,
    document_type: "Pasaporte",
    birth_date: "1948-03-05",
  });
});

test("the password signs in once, and then must be replaced [GEN-03]", async ({ atCounter: page, otherDevice }) => {
  const client = newClient();
  await open(page, "/panel/clientes/nuevo");
  await fillClient(page, client);
  await page.getByRole("button", { name: "Registrar cliente" }).click();
  const phone = await otherDevice();
  await page.locator("[data-password]").waitFor();
  await signIn(phone, { email: client.email, password: await shownPassword(page) });
  await expect(phone).toHaveURL(/\/contrasena$/);
});

test("the password is only on the screen, and gone after Back, Forward and a reload [GEN-02]", async ({
  atCounter: page,
  sql,
}) => {
  const bodies: string[] = [];
  await page.route("**/panel/**", async (route) => {
    const response = await route.fetch({ maxRedirects: 0 });
    bodies.push(`${route.request().method()} ${route.request().url()}\n${await response.text()}`);
    await route.fulfill({ response });
  });
  const client = newClient();
  await page.goto("/panel/clientes");
  await open(page, "/panel/clientes/nuevo");
  await fillClient(page, client);
  await page.getByRole("button", { name: "Registrar cliente" }).click();
  await page.locator("[data-password]").waitFor();
  const password = await shownPassword(page);
  const told = () => bodies.filter((body) => body.includes(password));
  await expect.poll(told).toEqual([expect.stringMatching(/^POST /)]);
  expect(page.url()).not.toContain(encodeURIComponent(password));
  const stored = () => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]));
  expect(await stored()).not.toContain(password);

  const gone = async () => {
    await expect(page.locator("[data-password]")).toHaveCount(0);
    expect(await page.content()).not.toContain(password);
    expect(await stored()).not.toContain(password);
  };
  await page.goBack();
  await page.waitForURL("**/panel/clientes");
  await gone();
  await page.goForward();
  await page.waitForURL("**/panel/clientes/nuevo");
  await gone();
  await page.reload();
  await gone();
  expect(told()).toHaveLength(1);

  const tables = ["accounts", "audit_entries", "letters", "sessions", "email_tokens"];
  for (const table of tables) {
    const [found] = await sql`select count(*)::int as n from ${sql(table)} t where strpos(t::text, ${password}) > 0`;
    expect(found?.n, table).toBe(0);
  }
});

test("leaving the page clears it first, so that no back-forward cache holds it [GEN-05]", async ({
  atCounter: page,
}) => {
  await open(page, "/panel/clientes/nuevo");
  await fillClient(page, newClient());
  await page.getByRole("button", { name: "Registrar cliente" }).click();
  await page.locator("[data-password]").waitFor();
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  await expect(page.locator("[data-password]")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "La contraseña ya no se muestra" })).toBeVisible();
});

test("after five minutes the slip is replaced by a link to the client's page", async ({ atCounter: page }) => {
  await page.clock.install();
  await open(page, "/panel/clientes/nuevo");
  await fillClient(page, newClient());
  await page.clock.runFor(1000);
  await page.getByRole("button", { name: "Registrar cliente" }).click();
  await page.locator("[data-password]").waitFor();
  await page.clock.runFor(4 * 60_000);
  await expect(page.locator("[data-password]")).toBeVisible();
  await page.clock.runFor(61_000);
  await expect(page.locator("[data-password]")).toHaveCount(0);
  await page.getByRole("link", { name: "Abrir su ficha" }).click();
  await page.waitForURL(/\/panel\/clientes\/\d+$/);
});

test("a retry after a lost answer: one account, another password, which works [C04]", async ({
  atCounter: page,
  sql,
  otherDevice,
  watch,
}) => {
  watch.allow(/ERR_FAILED|Failed to fetch/);
  const client = newClient();
  let lost = "";
  await open(page, "/panel/clientes/nuevo");
  await fillClient(page, client);
  await page.route("**/panel/clientes/nuevo", async (route) => {
    if (route.request().method() !== "POST" || lost) return route.fallback();
    lost = await (await route.fetch()).text();
    await route.abort();
  });
  await page.getByRole("button", { name: "Registrar cliente" }).click();
  await expect(page.getByText("No pudimos enviar tus datos")).toBeVisible();
  await page.getByRole("button", { name: "Registrar cliente" }).click();
  await page.locator("[data-password]").waitFor();
  const password = await shownPassword(page);
  expect(lost).toContain('"password"');
  expect(lost).not.toContain(password);
  expect(await sql`select count(*)::int as n from accounts where email = ${client.email}`).toEqual([{ n: 1 }]);
  await signIn(await otherDevice(), { email: client.email, password });
});

test("without a password the client gets a link and chooses one", async ({ atCounter: page, sql }) => {
  const client = newClient();
  await open(page, "/panel/clientes/nuevo");
  await fillClient(page, client);
  await page.getByLabel("Enlace por correo").check();
  await page.getByRole("button", { name: "Registrar cliente" }).click();
  await expect(page.getByRole("heading", { name: "Cuenta creada, enlace sin enviar" })).toBeVisible();
  const [row] = await sql`select password_hash, (select kind from letters l where l.account_id = a.id) as mail
    from accounts a where email = ${client.email}`;
  expect(row).toEqual({ password_hash: null, mail: "activate_account" });
  await page.getByRole("button", { name: "Registrar a otra persona" }).click();
  await expect(page.getByLabel("Correo", { exact: true })).toHaveValue("");
});

test("signing out on another page ends the counter's page too", async ({
  atCounter: page,
  context,
  sql,
  employee,
  watch,
}) => {
  watch.allow(/401 .*parecidos/);
  await open(page, "/panel/clientes/nuevo");
  expect(await sessionCookie(context)).toBeTruthy();
  await sql`update sessions set revoked_at = now() where account_id = ${employee.id}`;
  await fillClient(page, newClient());
  await page.getByRole("button", { name: "Registrar cliente" }).click();
  await page.waitForURL("**/ingresar?next=*");
});
