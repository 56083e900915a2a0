import { newPerson } from "./support/people";
import { expect, fillSignUp, test } from "./support/test";

test.use({ javaScriptEnabled: false });

test("signing up, correcting, changing the account and signing out work without scripts [REG-01, WEB-13]", async ({
  page,
  sql,
}) => {
  const person = newPerson();
  await page.goto("/registro");
  await expect(page.getByRole("button", { name: "Ver la contraseña" })).toBeHidden();
  await fillSignUp(page, { ...person, password: "contraseña123" });
  await page.getByText("Más datos (opcional)").click();
  await page.getByLabel("Día").fill("31");
  await page.getByLabel("Mes").selectOption("febrero");
  await page.getByLabel("Año").fill("1948");
  await page.getByRole("button", { name: "Crear cuenta" }).click();

  // The server's answer: errors beside the fields, the fold open, the typed values without the password.
  await expect(page.getByText("Hay un dato por corregir.")).toBeVisible();
  await expect(page.getByText("Revisa la fecha")).toBeVisible();
  await expect(page.getByLabel("Apellidos")).toHaveValue(person.surnames);
  await expect(page.getByLabel("Mes")).toHaveValue("02");
  await expect(page.getByLabel("Contraseña", { exact: true })).toHaveValue("");
  await page.getByLabel("Día").fill("5");
  await page.getByLabel("Contraseña", { exact: true }).fill("contraseña123");
  await page.getByRole("button", { name: "Crear cuenta" }).click();
  await expect(page.getByText("Es de las más usadas.")).toBeVisible();
  await page.getByLabel("Contraseña", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Crear cuenta" }).click();
  await expect(page).toHaveURL("/inicio");

  await page.getByRole("link", { name: "Mi cuenta" }).click();
  await page.getByLabel("Nombres").fill("Ana Lucía");
  await page.getByRole("button", { name: "Guardar cambios" }).click();
  await expect(page.getByText("Guardado.")).toBeVisible();
  await page.getByText("Al cambiarla cerramos tus otras sesiones.").click();
  await page.getByLabel("Contraseña actual").fill("no es la mía");
  await page.getByLabel("Contraseña nueva").fill("otra frase que solo yo sé");
  await page.getByRole("button", { name: "Cambiar contraseña" }).click();
  await expect(page.getByText("Esa no es tu contraseña actual.")).toBeVisible();
  await page.getByRole("button", { name: "Salir" }).click();
  await expect(page).toHaveURL("/ingresar");
  const [row] = await sql`select given_names, birth_date::text as born from accounts where email = ${person.email}`;
  expect(row).toEqual({ given_names: "Ana Lucía", born: "1948-02-05" });
});

test("signing in works without scripts, and returns to the requested page", { tag: "@once" }, async ({
  page,
  person,
}) => {
  await page.goto("/cuenta");
  await page.getByLabel("Correo").fill(person.email);
  await page.getByLabel("Contraseña", { exact: true }).fill("no es esta, seguro");
  await page.getByRole("button", { name: "Ingresar" }).click();
  await expect(page.getByText("El correo y la contraseña no coinciden.")).toBeVisible();
  await expect(page.getByLabel("Correo")).toHaveValue(person.email);
  await page.getByLabel("Contraseña", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Ingresar" }).click();
  await expect(page).toHaveURL("/cuenta");
});

test("the same page sent twice registers one account and signs it in", { tag: "@once" }, async ({ page, sql }) => {
  const person = newPerson();
  await page.goto("/registro");
  await fillSignUp(page, person);
  await page.getByRole("button", { name: "Crear cuenta" }).dblclick();
  await expect(page).toHaveURL("/inicio");
  expect(await sql`select id from accounts where email = ${person.email}`).toHaveLength(1);
});

test("a form of an older build says to go back, where what was typed is, and the next try works [K04]", {
  tag: "@once",
}, async ({ page, watch }) => {
  watch.allow(/409/);
  const person = newPerson();
  await page.route("**/registro", async (route) => {
    const page = await route.fetch();
    // The action's id of another build.
    const body = (await page.text()).replace(/(&quot;id&quot;:&quot;\w\w)\w{40}/, `$1${"a".repeat(40)}`);
    await route.fulfill({ response: page, body });
  });
  await page.goto("/registro");
  await page.unroute("**/registro");
  await fillSignUp(page, person);
  await page.getByRole("button", { name: "Crear cuenta" }).click();
  await expect(page.getByText("Esta página se actualizó mientras llenabas el formulario.")).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel("Correo")).toHaveValue(person.email);
  await page.getByLabel("Contraseña", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Crear cuenta" }).click();
  await expect(page).toHaveURL("/inicio");
});
