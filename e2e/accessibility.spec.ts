import { admin } from "../testing/start-alta";
import { expectAccessible } from "./support/accessible";
import { registerAtCounter } from "./support/people";
import { expect, open, signIn, test } from "./support/test";

for (const path of ["/", "/ingresar", "/recuperar", "/verificar", "/cuenta/cerrada"])
  test(`${path} is accessible`, async ({ page }) => {
    await page.goto(path);
    await expectAccessible(page);
  });

for (const path of ["/no-existe", "/verificar/no-existe", "/activar/no-existe"])
  test(`${path} shows an accessible error page`, async ({ page, watch }) => {
    watch.allow(/404/);
    await page.goto(path);
    await expectAccessible(page);
  });

test("/registro is accessible, unfolded and full of errors", async ({ page }) => {
  await open(page, "/registro");
  await expectAccessible(page);
  await page.getByText("Más datos (opcional)").click();
  await page.getByLabel("Día").fill("99");
  await page.getByLabel("Contraseña", { exact: true }).fill("contraseña123");
  await expect(page.getByText("Es de las más usadas.")).toBeVisible();
  await page.getByRole("button", { name: "Crear cuenta" }).click();
  await expect(page.getByText("Revisa la fecha")).toBeVisible();
  await expectAccessible(page);
});

test("/inicio and /cuenta are accessible, with every fold open", async ({ signedIn: page }) => {
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

test("/contrasena is accessible", async ({ page, baseURL }) => {
  await signIn(page, await registerAtCounter(baseURL ?? "", admin));
  await expect(page).toHaveURL("/contrasena");
  await expectAccessible(page);
});

test("the theme follows the system until one is chosen, and the choice is kept", async ({ page }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/");
  expect(await paper()).toBe("rgb(18, 21, 20)");
  await page.getByRole("radio", { name: "Claro" }).check({ force: true });
  expect(await paper()).toBe("rgb(251, 250, 247)");
  await page.goto("/ingresar");
  expect(await paper()).toBe("rgb(251, 250, 247)");
});
