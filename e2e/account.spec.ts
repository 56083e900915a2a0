import { readFile } from "node:fs/promises";
import { expectAccessible } from "./support/accessible";
import { buttonOf, mailTo } from "./support/mailbox";
import { newPerson } from "./support/people";
import { expect, fillSignUp, open, signIn, test } from "./support/test";

test("account owners can correct their data", async ({ signedIn: page, person, sql }) => {
  await open(page, "/cuenta");
  await page.getByLabel("Nombres").fill("Ana Lucía");
  await page.getByLabel("Apellidos").fill("O’Brien-d'Ávila");
  await page.getByLabel("Día").fill("5");
  await page.getByLabel("Mes").selectOption("marzo");
  await page.getByLabel("Año").fill("1948");
  await page.getByRole("button", { name: "Guardar cambios" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Guardado." })).toBeFocused();
  await page.reload();
  await expect(page.getByLabel("Nombres")).toHaveValue("Ana Lucía");
  await expect(page.getByLabel("Año")).toHaveValue("1948");
  const [row] = await sql`select surnames, birth_date::text as born from accounts where email = ${person.email}`;
  expect(row).toEqual({ surnames: "O’Brien-d'Ávila", born: "1948-03-05" });
});

test("of an address verified meanwhile no other link is promised", async ({ signedIn: page, person, sql }) => {
  await open(page, "/cuenta");
  await sql`update accounts set email_verified_at = now() where email = ${person.email}`;
  await page.getByRole("button", { name: "Enviarme otro enlace" }).click();
  await expect(page.getByText("Tu correo ya está confirmado: no hace falta otro enlace.")).toBeVisible();
  await expect(page.getByText("Te enviamos otro enlace")).toHaveCount(0);
});

test("a name is shown as text, never run [WEB-06]", { tag: "@once" }, async ({ signedIn: page }) => {
  for (const name of [
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "{{7*7}} </script><script>alert(1)</script>",
  ]) {
    await open(page, "/cuenta");
    await page.getByLabel("Nombres").fill(name);
    await page.getByRole("button", { name: "Guardar cambios" }).click();
    await expect(page.getByText("Guardado.")).toBeVisible();
    await page.goto("/inicio");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Hola, ${name}`);
  }
});

test("a new password needs the current one, and ends every other session [PW-15, SES-07]", async ({
  signedIn: page,
  otherDevice,
  person,
}) => {
  const other = await otherDevice();
  await signIn(other, person);
  await open(page, "/cuenta");
  await expect(page.getByRole("button", { name: "Cerrar la sesión de" })).toHaveCount(1);
  await page.getByText("Al cambiarla cerramos tus otras sesiones.").click();
  const [present, next] = [page.getByLabel("Contraseña actual"), page.getByLabel("Contraseña nueva")];
  await present.fill("no es la mía");
  await next.fill("otra frase que solo yo sé");
  await page.getByRole("button", { name: "Cambiar contraseña" }).click();
  await expect(page.getByText("Esa no es tu contraseña actual.")).toBeVisible();
  await expect(present).toBeFocused();
  await present.fill(person.password);
  await page.getByRole("button", { name: "Cambiar contraseña" }).click();
  await expect(page.getByText("Contraseña cambiada. Cerramos tus otras sesiones.")).toBeVisible();
  await expect(present).toHaveValue("");
  await expect(page.getByRole("button", { name: "Cerrar la sesión de" })).toHaveCount(0);

  await other.goto("/cuenta");
  await expect(other).toHaveURL(/\/ingresar/);
  await page.reload();
  await expect(page).toHaveURL("/cuenta");
  await signIn(other, { ...person, password: "otra frase que solo yo sé" });
});

test("the e-mail changes once the link sent to the new one is used, and the old one gets a mail", async ({
  signedIn: page,
  person,
}) => {
  const next = newPerson().email;
  await open(page, "/cuenta");
  const row = page.locator("details").filter({ hasText: person.email });
  await row.getByText("Cambiar", { exact: true }).click();
  await row.getByLabel("Correo nuevo").fill(person.email);
  await row.getByLabel("Contraseña", { exact: true }).fill(person.password);
  await row.getByRole("button", { name: "Cambiar correo" }).click();
  await expect(row.getByText("Ese ya es tu correo.")).toBeVisible();
  await row.getByLabel("Correo nuevo").fill(next);
  await row.getByRole("button", { name: "Cambiar correo" }).click();
  await expect(row.getByText("Todavía no podemos enviar correos.")).toBeVisible();
  await page.reload();
  await expect(row).toBeVisible();

  await page.goto(buttonOf(await mailTo(next, "Confirma tu correo nuevo")));
  await expectAccessible(page);
  await page.getByRole("button", { name: "Confirmar este correo" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tu correo cambió");
  await mailTo(person.email, "El correo de tu cuenta cambió");
  await page.goto("/cuenta");
  await expect(page.locator("details").filter({ hasText: next })).toContainText("Confirmado");
});

test("another link to confirm the e-mail, but not two in a minute", async ({ signedIn: page, person, sql }) => {
  await sql`update letters set created_at = now() - interval '1 hour' where recipient = ${person.email}`;
  await open(page, "/inicio");
  const again = page.getByRole("button", { name: "Enviarme otro enlace" });
  await again.click();
  await expect(page.getByText("Todavía no podemos enviar correos. Avísale a la sucursal.")).toBeVisible();
  await open(page, "/cuenta");
  await again.click();
  await expect(page.getByText("Acabamos de enviarte uno.")).toBeVisible();
});

test("sessions are told apart by device, and ended from another one [SES-09]", async ({
  signedIn: page,
  otherDevice,
  person,
}) => {
  const other = await otherDevice();
  await signIn(other, person);
  await other.goto("/cuenta");
  const rows = other.locator("#sesiones li");
  await expect(rows).toHaveText([/^Safari en iOS.*Esta sesión$/, /^Chrome en Windows.*Cerrar sesión$/]);
  await other.getByRole("button", { name: "Cerrar la sesión de Chrome en Windows" }).click();
  await expect(rows).toHaveCount(1);
  await page.goto("/cuenta");
  await expect(page).toHaveURL(/\/ingresar/);
});

test("account owners can download their data, without the password [AZ-04]", { tag: "@once" }, async ({
  signedIn: page,
  person,
}) => {
  await page.goto("/cuenta");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Descargar mis datos" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("mis-datos.json");
  const text = await readFile(await download.path(), "utf8");
  expect(JSON.parse(text)).toMatchObject({ account: { email: person.email } });
  expect(text).not.toMatch(/\$2b\$|password/i);
});

test("closing asks for the password, frees the e-mail, erases personal data and keeps the audit", async ({
  signedIn: page,
  person,
  sql,
}) => {
  const [before] = await sql`select id from accounts where email = ${person.email}`;
  await open(page, "/cuenta");
  await page.getByText("Quiero cerrar mi cuenta").click();
  const row = page.locator("details").filter({ hasText: "Quiero cerrar mi cuenta" });
  const submit = row.getByRole("button", { name: "Cerrar mi cuenta" });
  await submit.click();
  await expect(row.getByText("Marca la casilla para continuar.")).toBeVisible();
  await row.getByLabel("Contraseña", { exact: true }).fill("no es la mía");
  await row.getByLabel("Entiendo que mi cuenta se cierra para siempre").check();
  await submit.click();
  await expect(row.getByText("Esa no es tu contraseña actual.")).toBeVisible();
  await row.getByLabel("Contraseña", { exact: true }).fill(person.password);
  await submit.click();
  await page.waitForURL("**/cuenta/cerrada");

  await page.goto("/cuenta");
  await expect(page).toHaveURL(/\/ingresar/);
  const [row_] = await sql`select email, given_names, password_hash from accounts where id = ${before?.id}`;
  expect(row_).toEqual({ email: "", given_names: "", password_hash: null });
  const audit = await sql`select action from audit_entries where subject_id = ${before?.id} order by id`;
  expect(audit.map(({ action }) => action)).toContain("account.closed");
  expect(audit.map(({ action }) => action)).toContain("account.registered");

  await open(page, "/registro");
  await fillSignUp(page, person);
  await page.getByRole("button", { name: "Crear cuenta" }).click();
  await page.waitForURL("**/inicio");
});
