import { expect, type Page } from "@playwright/test";
import { docs } from "@/messages/docs";
import { violationsInBothThemes } from "./support/accessible";
import { newPerson } from "./support/people";
import { test } from "./support/test";

const paths = docs.sections.flatMap(({ pages }) => pages.map(({ slug }) => (slug ? `/docs/${slug}` : "/docs")));

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test("every page of the guide is accessible in both themes and fits the screen", async ({ page }) => {
  test.setTimeout(240_000);
  for (const path of paths) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    if (path.endsWith("consola")) await expect(page.getByText("/api/auth/register/").first()).toBeVisible();
    expect(await overflow(page), path).toBe(0);
    expect(await violationsInBothThemes(page), path).toEqual([]);
  }
});

test("every page links to every page, and long code scrolls within its block", async ({ page }) => {
  await page.goto("/docs/contratos/movil");
  const menu = page.getByText(docs.menu);
  if (await menu.isVisible()) await menu.click();
  await page
    .getByRole("navigation", { name: docs.nav })
    .getByRole("link", { name: "Tokens" })
    .locator("visible=true")
    .click();
  await expect(page).toHaveURL(/\/docs\/tokens$/);
  const widths = await page
    .locator("pre")
    .evaluateAll((blocks) => blocks.map((block) => block.scrollWidth > block.clientWidth));
  if ((page.viewportSize()?.width ?? 0) < 400) expect(widths).toContain(true);
});

test("the console sends a request from our own origin, in Spanish", async ({ page }) => {
  await page.goto("/docs/consola");
  await page.getByText("¿Está en pie el proceso?").click();
  await page.getByRole("button", { name: "Enviar" }).click();
  await expect(page.getByText('"status": "ok"').first()).toBeVisible();
  await expect(page.getByText("Respuesta del servidor")).toBeVisible();
  await expect(page.getByText("Try it out")).toHaveCount(0);
  expect(await overflow(page)).toBe(0);
  expect(await violationsInBothThemes(page)).toEqual([]);
});

test("a console request can be repeated with other data", { tag: "@once" }, async ({ page }) => {
  await page.goto("/docs/consola");
  await page.getByText("/auth/register", { exact: true }).click();
  const operation = page.locator(".opblock.is-open");
  await expect(operation.getByPlaceholder("Idempotency-Key")).toHaveValue("");
  for (const email of [newPerson().email, newPerson().email]) {
    const body = { nombre: "Eva Luna", email, password: "micontraseña123", rol_id: 3 };
    await operation.getByRole("textbox", { name: "Cuerpo de la solicitud" }).fill(JSON.stringify(body));
    const answered = page.waitForResponse("**/auth/register");
    await operation.getByRole("button", { name: "Enviar" }).click();
    expect((await answered).status()).toBe(201);
  }
});
