import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { admin } from "../scripts/testing/start-alta";
import { registerAtCounter } from "./support/people";
import { expect, open, signIn, test } from "./support/test";

/** Nothing for axe to object to in either theme, nothing wider than the screen, nothing too small for a thumb. */
async function expectAccessible(page: Page) {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page).toHaveTitle(/ · Alta$|^Alta: /);
  // Colours are measured as they stay, not on their way in.
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  }
  expect(await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
  expect(await page.evaluate(smallTargets)).toEqual([]);
}

/** What one can press or type in that is less than 44 px high or wide. Runs in the page. */
function smallTargets(): string[] {
  const choices = ":is([type=checkbox], [type=radio])";
  const targets = `a[href], button, summary, select, input:not([type=hidden], ${choices}), label:has(${choices})`;
  return [...document.querySelectorAll<HTMLElement>(targets)]
    .filter((target) => target.checkVisibility({ visibilityProperty: true }))
    .map((target) => ({ target, box: target.getBoundingClientRect() }))
    .filter(({ box: { width, height } }) => width > 1 && height > 1 && (width < 43.5 || height < 43.5))
    .map(({ target, box }) => `${target.outerHTML.slice(0, 80)}: ${box.width} × ${box.height}`);
}

for (const path of ["/", "/ingresar", "/recuperar", "/verificar", "/cuenta/cerrada"])
  test(`${path} can be read and reached by everyone`, async ({ page }) => {
    await page.goto(path);
    await expectAccessible(page);
  });

for (const path of ["/no-existe", "/verificar/no-existe", "/activar/no-existe"])
  test(`${path} says what is the matter, to everyone`, async ({ page, watch }) => {
    watch.allow(/404/);
    await page.goto(path);
    await expectAccessible(page);
  });

test("/registro can be read and reached by everyone, unfolded and full of errors", async ({ page }) => {
  await open(page, "/registro");
  await expectAccessible(page);
  await page.getByText("Más datos, opcional").click();
  await page.getByLabel("Día").fill("99");
  await page.getByLabel("Contraseña", { exact: true }).fill("contraseña123");
  await expect(page.getByText("Es de las más usadas.")).toBeVisible();
  await page.getByRole("button", { name: "Crear cuenta" }).click();
  await expect(page.getByText("Revisa la fecha")).toBeVisible();
  await expectAccessible(page);
});

test("/inicio and /cuenta can be read and reached by everyone, with all that folds open", async ({
  signedIn: page,
}) => {
  await page.goto("/inicio");
  await expectAccessible(page);
  await open(page, "/cuenta");
  for (const summary of await page.locator("summary").all()) await summary.click();
  await page.getByRole("button", { name: "Cerrar mi cuenta" }).click();
  await expect(page.getByText("Marca la casilla para continuar.")).toBeVisible();
  await page.getByRole("button", { name: "Guardar cambios" }).click();
  await expect(page.getByText("Guardado.")).toBeVisible();
  await expectAccessible(page);
});

test("/contrasena can be read and reached by everyone", async ({ page, baseURL }) => {
  await signIn(page, await registerAtCounter(baseURL ?? "", admin));
  await expect(page).toHaveURL("/contrasena");
  await expectAccessible(page);
});

test("the look follows the system until one chooses, and the choice stays", async ({ page }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/");
  expect(await paper()).toBe("rgb(18, 21, 20)");
  await page.getByRole("radio", { name: "Claro" }).check({ force: true });
  expect(await paper()).toBe("rgb(251, 250, 247)");
  await page.goto("/ingresar");
  expect(await paper()).toBe("rgb(251, 250, 247)");
});
