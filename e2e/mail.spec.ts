import type { BrowserContext, Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { buttonOf, mailTo } from "./support/mailbox";
import { newPerson } from "./support/people";
import { expect, fillSignUp, signIn, test } from "./support/test";

const newPassword = "otra frase bien larga";

/** Signs up in the browser, which is then signed in. */
async function signUp(page: Page) {
  const person = newPerson();
  await page.goto("/registro");
  await fillSignUp(page, person);
  await page.getByRole("button", { name: "Crear cuenta" }).click();
  await expect(page).toHaveURL("/inicio");
  return person;
}

const heading = (page: Page, name: string) => expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
const leave = (context: BrowserContext) => context.clearCookies();

test("register, mail, button, sign in", async ({ page, context }) => {
  const person = await signUp(page);
  const { email } = person;
  await leave(context);
  await page.goto(buttonOf(await mailTo(email, "Confirma tu correo")));
  await heading(page, "Confirma tu correo");
  await expect(page.getByText(email)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Confirmar mi correo" }).dblclick();
  await heading(page, "Tu correo está confirmado");
  await expectAccessible(page);
  await page.getByRole("main").getByRole("link", { name: "Ingresar" }).click();
  await signIn(page, person);
  await expect(page.getByText("Falta confirmar tu correo")).toHaveCount(0);
});

test("a signed-in visitor continues from the mail's page to their account", { tag: "@once" }, async ({ page }) => {
  const { email } = await signUp(page);
  await page.goto(buttonOf(await mailTo(email, "Confirma tu correo")));
  await page.getByRole("button", { name: "Confirmar mi correo" }).click();
  await page.getByRole("link", { name: "Ir a mi cuenta" }).click();
  await expect(page).toHaveURL("/inicio");
});

test("a forgotten password is replaced, and the other browser is signed out", async ({ page, otherDevice }) => {
  const elsewhere = await otherDevice();
  const { email } = await signUp(elsewhere);
  await page.goto("/ingresar");
  await page.getByRole("link", { name: "¿Olvidaste tu contraseña?" }).click();
  await heading(page, "Recupera tu contraseña");
  await expectAccessible(page);
  await page.getByLabel("Correo").fill(email);
  await page.getByRole("button", { name: "Enviar enlace" }).click();
  await expect(page.getByText("Todavía no podemos enviar correos.")).toBeVisible();

  await page.goto(buttonOf(await mailTo(email, "Recupera tu contraseña")));
  await expectAccessible(page);
  await page.getByLabel("Contraseña nueva").fill("1234567890");
  await page.getByRole("button", { name: "Guardar contraseña" }).click();
  await expect(page.getByLabel("Contraseña nueva")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Contraseña nueva").fill(newPassword);
  await page.getByRole("button", { name: "Guardar contraseña" }).click();
  await heading(page, "Tu contraseña cambió");
  await signIn(page, { email, password: newPassword });
  await elsewhere.goto("/cuenta");
  await expect(elsewhere).toHaveURL(/\/ingresar/);
});

test("the owner of a squatted address can start afresh", async ({ page, context }) => {
  const { email } = await signUp(page);
  await leave(context);
  await page.goto("/recuperar");
  await page.getByLabel("Correo").fill(email);
  await page.getByRole("button", { name: "Enviar enlace" }).click();
  await page.goto(buttonOf(await mailTo(email, "Recupera tu contraseña")));
  await page.getByLabel("Contraseña nueva").fill(newPassword);
  await page.getByLabel(/Yo no creé esta cuenta/).check();
  await page.getByRole("button", { name: "Guardar contraseña" }).click();
  await heading(page, "Tu contraseña cambió");
  await signIn(page, { email, password: newPassword });
  await page.goto("/cuenta");
  await expect(page.getByLabel("Apellidos")).toHaveValue("");
  await expect(page.getByLabel("Número de teléfono")).toHaveValue("");
});

test("a link that no longer works says so and offers another one", async ({ page, context }) => {
  const { email } = await signUp(page);
  await leave(context);
  await page.goto("/recuperar");
  await page.getByLabel("Correo").fill(email);
  await page.getByRole("button", { name: "Enviar enlace" }).click();
  const link = buttonOf(await mailTo(email, "Recupera tu contraseña"));
  await page.goto(link);
  await page.getByLabel("Contraseña nueva").fill(newPassword);
  await page.getByRole("button", { name: "Guardar contraseña" }).click();
  await heading(page, "Tu contraseña cambió");
  await page.goto(link);
  await heading(page, "Este enlace ya se usó");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Enviarme otro enlace" }).click();
  await expect(page.getByText("Acabamos de enviarte uno")).toBeVisible();
  await page.goto(`${link.slice(0, -1)}x`);
  await heading(page, "Este enlace no sirve");
  await page.getByRole("link", { name: "Pedir otro enlace" }).click();
  await heading(page, "Recupera tu contraseña");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a link's button works, although its page sends no referrer", async ({ page, context }) => {
    const { email } = await signUp(page);
    await leave(context);
    await page.goto(buttonOf(await mailTo(email, "Confirma tu correo")));
    await page.getByRole("button", { name: "Confirmar mi correo" }).click();
    await heading(page, "Tu correo está confirmado");
  });
});
