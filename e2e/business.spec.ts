import type { Page } from "@playwright/test";
import { violationsInBothThemes } from "./support/accessible";
import { admin, expect, fillSignUp, open, signIn, test } from "./support/own-alta";
import { newPerson, registerPerson } from "./support/people";

test.describe.configure({ mode: "serial" });

const terms = (version: string) => `# Uso\n\nEsto es la **${version}** versión.\n\n- Una cosa\n- Otra cosa`;

/** An administrator writes a text, looks at it and publishes it. */
async function publish(page: Page, slug: string, body: string, { important = false } = {}) {
  await open(page, `/panel/negocio/textos/${slug}`);
  await page.getByLabel("Texto", { exact: true }).fill(body);
  if (important) await page.getByLabel("Es un cambio importante").check();
  await page.getByRole("button", { name: "Ver antes de publicar" }).click();
  await expect(page.getByRole("heading", { name: "Así se leerá" })).toBeVisible();
  await page.getByRole("button", { name: "Publicar la versión" }).click();
  await expect(page.getByText(/^Versión \d publicada\.$/)).toBeVisible();
}

test("the business is named, shows everywhere, and asks for consent once a text is published", {
  tag: "@once",
}, async ({ page, otherDevice, alta }) => {
  test.slow();
  // Until then nothing of it is seen.
  await page.goto("/registro");
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await signIn(page, admin);
  await expect(page.getByRole("heading", { name: "Primeros pasos" })).toBeVisible();
  await page.getByRole("link", { name: "Ponle nombre a tu negocio" }).click();
  await page.getByLabel("Nombre del negocio").fill("Veterinaria Los Tajibos");
  await page.getByLabel("Color").fill("#ffd400");
  await page.getByLabel("Número de teléfono").fill("+59133445566");
  await page.getByRole("button", { name: "Guardar cambios" }).click();
  await expect(page.getByText("ahí usamos uno más oscuro")).toBeVisible();
  await expect(page.getByRole("banner")).toContainText("Veterinaria Los Tajibos");
  await publish(page, "terminos", terms("primera"));

  const visitor = await otherDevice();
  await visitor.goto("/legal/terminos");
  await expect(visitor.getByRole("heading", { name: "Uso", exact: true })).toBeVisible();
  await expect(visitor.getByRole("listitem").filter({ hasText: "Otra cosa" })).toBeVisible();
  await open(visitor, "/registro");
  await expect(visitor).toHaveTitle("Crea tu cuenta · Veterinaria Los Tajibos");
  const person = newPerson();
  await fillSignUp(visitor, person);
  const box = visitor.getByRole("checkbox", { name: "Leí y acepto los términos de uso." });
  await expect(box).not.toBeChecked();
  await visitor.getByRole("button", { name: "Crear cuenta" }).click();
  await expect(visitor.getByText("Para seguir, lee los textos y marca esta casilla.")).toBeVisible();
  expect(await violationsInBothThemes(visitor)).toEqual([]);
  await box.check();

  // The text is superseded while the form is open: nothing typed is lost, and the box is unticked again.
  await publish(page, "terminos", terms("segunda"), { important: true });
  await visitor.getByRole("button", { name: "Crear cuenta" }).click();
  await expect(visitor.getByText("El texto cambió, léelo otra vez.")).toBeVisible();
  await expect(box).not.toBeChecked();
  await expect(visitor.getByLabel("Contraseña", { exact: true })).toHaveValue(person.password);
  await expect(visitor.getByLabel("Apellidos")).toHaveValue(person.surnames);
  await expect(visitor.getByRole("link", { name: "Leer los términos" })).toHaveAttribute("href", "/legal/terminos/2");
  await box.check();
  await visitor.getByRole("button", { name: "Crear cuenta" }).click();
  await expect(visitor).toHaveURL("/inicio");
  await visitor.goto("/cuenta");
  await expect(visitor.getByText(/^Aceptaste la versión 2 el/)).toBeVisible();
  const [consent] = await alta.sql`select version, door, given from consents join texts on texts.id = text_id
    join accounts on accounts.id = account_id where email = ${person.email}`;
  expect(consent).toEqual({ version: 2, door: "web", given: true });

  // An important change asks at the next sign-in, and blocks nothing.
  await publish(page, "terminos", terms("tercera"), { important: true });
  await visitor.reload();
  await expect(visitor.getByText("Hay una versión nueva por leer.")).toBeVisible();
  await visitor.getByRole("button", { name: "Salir" }).click();
  await signIn(visitor, person, "/ingresar?next=/cuenta");
  await expect(visitor).toHaveURL("/acuerdo?next=%2Fcuenta");
  expect(await violationsInBothThemes(visitor)).toEqual([]);
  await visitor.getByRole("link", { name: "Ahora no" }).click();
  await expect(visitor).toHaveURL("/cuenta");
  await visitor.getByRole("link", { name: "Leer y responder" }).click();
  await visitor.getByRole("checkbox").check();
  await visitor.getByRole("button", { name: "Aceptar y seguir" }).click();
  await expect(visitor).toHaveURL("/cuenta");
  await expect(visitor.getByText(/^Aceptaste la versión 3 el/)).toBeVisible();
});

test("someone who came through a contract is asked at the first sign-in in a browser", { tag: "@once" }, async ({
  page,
  alta,
}) => {
  const person = await registerPerson(alta.url);
  await signIn(page, person);
  await expect(page).toHaveURL("/acuerdo?next=%2Finicio");
  await page.getByRole("button", { name: "Aceptar y seguir" }).click();
  await expect(page.getByText("Para seguir, lee los textos y marca esta casilla.")).toBeVisible();
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Aceptar y seguir" }).click();
  await expect(page).toHaveURL("/inicio");
  await page.getByRole("button", { name: "Salir" }).click();
  await signIn(page, person);
  await expect(page).toHaveURL("/inicio");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("texts are published, agreed to and let go of", { tag: "@once" }, async ({ page, alta }) => {
    await page.goto("/ingresar?next=/panel/negocio/textos/novedades");
    await page.getByLabel("Correo").fill(admin.email);
    await page.getByLabel("Contraseña", { exact: true }).fill(admin.password);
    await page.getByRole("button", { name: "Ingresar" }).click();
    await page.getByLabel("Texto", { exact: true }).fill("Te contamos de vacunas y ofertas.");
    await page.getByRole("button", { name: "Ver antes de publicar" }).click();
    await expect(page.getByText("Te contamos de vacunas y ofertas.").last()).toBeVisible();
    await page.getByRole("button", { name: "Publicar la versión 1" }).click();
    await expect(
      page
        .getByText("Versión 1 publicada.")
        .or(page.getByText(/^Versión 1, del/))
        .first(),
    ).toBeVisible();
    await page.context().clearCookies();

    const person = newPerson();
    await page.goto("/registro");
    await fillSignUp(page, person);
    await page.getByLabel("Leí y acepto los términos de uso.").check();
    await page.getByLabel("Quiero recibir novedades").check();
    // Another process published meanwhile; this one still has the older version in memory.
    await alta.sql`insert into texts (kind, version, body, sha256, important)
      select kind, version + 1, 'Otra', 'x', false from texts where kind = 'terms' order by version desc limit 1`;
    await page.getByRole("button", { name: "Crear cuenta" }).click();
    await expect(page.getByText("El texto cambió, léelo otra vez.")).toBeVisible();
    await expect(page.getByLabel("Apellidos")).toHaveValue(person.surnames);
    await page.getByLabel("Contraseña", { exact: true }).fill(person.password);
    await expect(page.getByLabel("Leí y acepto los términos de uso.")).not.toBeChecked();
    await page.getByLabel("Leí y acepto los términos de uso.").check();
    await page.getByLabel("Quiero recibir novedades").check();
    await page.getByRole("button", { name: "Crear cuenta" }).click();
    await expect(page).toHaveURL("/inicio");
    await page.goto("/cuenta");
    await page.getByRole("button", { name: "Ya no quiero recibirlas" }).click();
    await expect(page.getByText(/^La dejaste el/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Quiero recibirlas" })).toBeVisible();
  });
});
