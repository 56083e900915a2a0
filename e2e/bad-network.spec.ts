import type { Page } from "@playwright/test";
import { newPerson } from "./support/people";
import { expect, fillSignUp, open, test } from "./support/test";

const submit = { name: "Crear cuenta" };

/** Delays a form's POST, as a slow network does. */
async function slow(page: Page, milliseconds: number) {
  await page.route("**/registro", async (route) => {
    if (route.request().method() === "POST") await new Promise((resolve) => setTimeout(resolve, milliseconds));
    await route.continue();
  });
}

test("a double click on a slow network registers one account and signs it in [REG-18, C03]", async ({ page, sql }) => {
  const person = newPerson();
  await open(page, "/registro");
  await slow(page, 1500);
  await fillSignUp(page, person);
  await page.getByRole("button", submit).dblclick();
  await expect(page.getByRole("button", { name: "Creando tu cuenta…" })).toBeFocused();
  await page.waitForURL("**/inicio");
  expect(await sql`select id from accounts where email = ${person.email}`).toHaveLength(1);
});

test("pressing Enter repeatedly registers one account [REG-18]", { tag: "@once" }, async ({ page, sql }) => {
  const person = newPerson();
  await open(page, "/registro");
  await slow(page, 1000);
  await fillSignUp(page, person);
  for (let times = 0; times < 4; times += 1) {
    await page.keyboard.press("Enter");
    await page.waitForTimeout(150);
  }
  await page.waitForURL("**/inicio");
  expect(await sql`select id from accounts where email = ${person.email}`).toHaveLength(1);
});

test("after a lost answer, sending again signs the new client in [C04]", { tag: "@once" }, async ({
  page,
  sql,
  watch,
}) => {
  watch.allow(/ERR_|Failed to fetch/);
  const person = newPerson();
  await open(page, "/registro");
  await fillSignUp(page, person);
  let lost = 0;
  await page.route("**/registro", async (route) => {
    if (route.request().method() !== "POST" || lost > 0) return route.continue();
    lost += 1;
    await route.fetch({ maxRedirects: 0 });
    await route.abort("connectionreset");
  });
  await page.getByRole("button", submit).click();
  await expect(page.getByText("No pudimos enviar tus datos.")).toBeVisible();
  await expect(page.getByLabel("Contraseña", { exact: true })).toHaveValue(person.password);
  expect(await sql`select id from accounts where email = ${person.email}`).toHaveLength(1);
  await page.context().clearCookies();
  await page.getByRole("button", submit).click();
  await page.waitForURL("**/inicio");
  expect(await sql`select id from accounts where email = ${person.email}`).toHaveLength(1);
});

test("while offline nothing typed is lost, and once online the form is sent", { tag: "@once" }, async ({
  page,
  context,
  watch,
}) => {
  watch.allow(/ERR_|Failed to fetch/);
  const person = newPerson();
  await open(page, "/registro");
  await fillSignUp(page, person);
  await context.setOffline(true);
  await page.getByRole("button", submit).click();
  await expect(page.getByText("revisa tu conexión")).toBeVisible();
  await expect(page.getByLabel("Correo")).toHaveValue(person.email);
  await context.setOffline(false);
  await page.getByRole("button", submit).click();
  await page.waitForURL("**/inicio");
});

test("after going back the form can be sent", { tag: "@once" }, async ({ page }) => {
  await open(page, "/registro");
  await page.getByRole("button", submit).click();
  await expect(page.getByText("Hay 5 datos por corregir.")).toBeVisible();
  await page.goto("/api/health");
  await page.goBack();
  await page.locator("form[novalidate]").waitFor();
  await fillSignUp(page, newPerson());
  await page.getByRole("button", submit).click();
  await page.waitForURL("**/inicio");
});

test("a form of an older build says to reload, and keeps the typed values [K04]", { tag: "@once" }, async ({
  page,
  watch,
}) => {
  watch.allow(/404/);
  const person = newPerson();
  await open(page, "/registro");
  await fillSignUp(page, person);
  await page.route("**/registro", (route) =>
    route.fulfill({ status: 404, headers: { "x-nextjs-action-not-found": "1" }, body: "Server action not found." }),
  );
  await page.getByRole("button", submit).click();
  await expect(page.getByText("Esta página se actualizó mientras llenabas el formulario.")).toBeVisible();
  await expect(page.getByLabel("Correo")).toHaveValue(person.email);
});
