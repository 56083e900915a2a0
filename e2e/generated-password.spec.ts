import { admin } from "../testing/start-alta";
import { registerAtCounter, registerPerson } from "./support/people";
import { expect, signIn, test } from "./support/test";

test("a generated password only allows choosing another one [PW-08, GEN-03]", async ({ page, baseURL }) => {
  const client = await registerAtCounter(baseURL ?? "", admin);
  await signIn(page, client);
  await expect(page).toHaveURL("/contrasena");
  for (const path of ["/inicio", "/cuenta", "/cuenta/datos", "/ingresar"]) {
    await page.goto(path);
    await expect(page).toHaveURL("/contrasena");
  }
  await expect(page.getByRole("link", { name: "Mi cuenta" })).toHaveCount(0);

  const password = page.getByLabel("Contraseña nueva");
  await password.fill("contraseña123");
  await page.getByRole("button", { name: "Guardar contraseña" }).click();
  await expect(password).toHaveAttribute("aria-invalid", "true");
  await password.fill("otra frase que solo yo sé");
  await page.getByRole("button", { name: "Guardar contraseña" }).click();
  await expect(page).toHaveURL("/inicio");

  await page.getByRole("button", { name: "Salir" }).click();
  await signIn(page, { ...client, password: "otra frase que solo yo sé" });
  await expect(page).toHaveURL("/inicio");
  await page.goto("/contrasena");
  await expect(page).toHaveURL("/cuenta#seguridad");
});

test("a weak password from a contract still signs in, with a suggestion that links to changing it", async ({
  page,
  baseURL,
}) => {
  const person = await registerPerson(baseURL ?? "", { password: "123456" });
  await signIn(page, person);
  await expect(page).toHaveURL("/inicio");
  await page.getByRole("link", { name: "Cambiarla ahora" }).click();
  await page.getByLabel("Contraseña actual").fill(person.password);
  await page.getByLabel("Contraseña nueva").fill("otra frase que solo yo sé");
  await page.getByRole("button", { name: "Cambiar contraseña" }).click();
  await expect(page.getByText("Contraseña cambiada.")).toBeVisible();
  await expect(page.getByText("Tu contraseña es fácil de adivinar")).toBeHidden();
});
