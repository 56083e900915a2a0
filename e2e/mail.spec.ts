import { randomBytes } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { buttonOf, letterTo } from "./support/mailbox";

const password = "nube lenta de cobre";
const newPassword = "otra frase bien larga";
const freshEmail = () => `lucia.${randomBytes(4).toString("hex")}@example.com`;

/** Signs up as a person does, and returns the address; the browser is in. */
async function signUp(page: Page, email = freshEmail()): Promise<string> {
  await page.goto("/registro");
  await page.getByLabel("Nombres").fill("Lucía");
  await page.getByLabel("Apellidos").fill("Quispe Ñáñez");
  await page.getByLabel("Correo").fill(email);
  await page.getByLabel("Contraseña", { exact: true }).fill(password);
  await page.getByLabel("Número de teléfono").fill("71234567");
  await page.getByRole("button", { name: "Crear cuenta" }).click();
  await expect(page).toHaveURL(/\/inicio$/);
  return email;
}

async function signIn(page: Page, email: string, password: string) {
  await page.goto("/ingresar");
  await page.getByLabel("Correo").fill(email);
  await page.getByLabel("Contraseña", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Ingresar" }).click();
  await expect(page).toHaveURL(/\/inicio$/);
}

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

const heading = (page: Page, name: string) => expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
const leave = (context: BrowserContext) => context.clearCookies();

test("register, letter, button, sign in", async ({ page, context }) => {
  const email = await signUp(page);
  await leave(context);
  await page.goto(buttonOf(await letterTo(email, "Confirma tu correo")));
  await heading(page, "Confirma tu correo");
  await expect(page.getByText(email)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Confirmar mi correo" }).dblclick();
  await heading(page, "Tu correo está confirmado");
  await expectAccessible(page);
  await page.getByRole("main").getByRole("link", { name: "Ingresar" }).click();
  await signIn(page, email, password);
});

test("a forgotten password is replaced, and the browser that knew the old one is out", async ({ page, browser }) => {
  const elsewhere = await browser.newPage();
  const email = await signUp(elsewhere);
  await page.goto("/ingresar");
  await page.getByRole("link", { name: "¿Olvidaste tu contraseña?" }).click();
  await heading(page, "Recupera tu contraseña");
  await expectAccessible(page);
  await page.getByLabel("Correo").fill(email);
  await page.getByRole("button", { name: "Enviar enlace" }).click();
  await expect(page.getByText("el enlace ya va en camino")).toBeVisible();

  await page.goto(buttonOf(await letterTo(email, "Recupera tu contraseña")));
  await expectAccessible(page);
  await page.getByLabel("Contraseña nueva").fill("1234567890");
  await page.getByRole("button", { name: "Guardar contraseña" }).click();
  await expect(page.getByLabel("Contraseña nueva")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Contraseña nueva").fill(newPassword);
  await page.getByRole("button", { name: "Guardar contraseña" }).click();
  await heading(page, "Tu contraseña cambió");
  await signIn(page, email, newPassword);
  await elsewhere.goto("/cuenta");
  await expect(elsewhere).toHaveURL(/\/ingresar/);
});

test("whose address was squatted may start afresh with it", async ({ page, context }) => {
  const email = await signUp(page);
  await leave(context);
  await page.goto("/recuperar");
  await page.getByLabel("Correo").fill(email);
  await page.getByRole("button", { name: "Enviar enlace" }).click();
  await page.goto(buttonOf(await letterTo(email, "Recupera tu contraseña")));
  await page.getByLabel("Contraseña nueva").fill(newPassword);
  await page.getByLabel(/Yo no creé esta cuenta/).check();
  await page.getByRole("button", { name: "Guardar contraseña" }).click();
  await heading(page, "Tu contraseña cambió");
  await signIn(page, email, newPassword);
  await page.goto("/cuenta");
  await expect(page.getByLabel("Apellidos")).toHaveValue("");
  await expect(page.getByLabel("Número de teléfono")).toHaveValue("");
});

test("a link that does nothing any more says so and offers another one", async ({ page, context }) => {
  const email = await signUp(page);
  await leave(context);
  await page.goto("/recuperar");
  await page.getByLabel("Correo").fill(email);
  await page.getByRole("button", { name: "Enviar enlace" }).click();
  const link = buttonOf(await letterTo(email, "Recupera tu contraseña"));
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

  test("a link's button works, though its page tells nobody where it is", async ({ page, context }) => {
    const email = await signUp(page);
    await leave(context);
    await page.goto(buttonOf(await letterTo(email, "Confirma tu correo")));
    await page.getByRole("button", { name: "Confirmar mi correo" }).click();
    await heading(page, "Tu correo está confirmado");
  });
});
