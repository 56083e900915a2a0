import { missingTool } from "../testing/debian-tool";
import { oathCode } from "../testing/oathtool";
import { expectAccessible } from "./support/accessible";
import { buttonOf, mailTo } from "./support/mailbox";
import { expect, open, signIn, test } from "./support/test";

test("a second step is set up with the QR's page, asked for at sign-in, and undone from the mail [SF-01, SF-03]", async ({
  signedIn: page,
  otherDevice,
  person,
}) => {
  const missing = await missingTool("oathtool");
  test.skip(missing !== undefined, missing);
  await open(page, "/cuenta");
  await page.getByRole("link", { name: "Activar", exact: true }).click();
  await page.getByRole("button", { name: "Empezar" }).click();
  await expect(page.getByRole("img", { name: "Código QR para tu aplicación" })).toBeVisible();
  await expectAccessible(page);
  const secret = (await page.getByText(/^([A-Z2-7]{4} ?){8}$/).textContent()) ?? "";
  const code = page.getByLabel("Código de 6 cifras");
  await expect(code).toHaveAttribute("autocomplete", "one-time-code");
  await code.fill("12");
  await page.getByRole("button", { name: "Activar el segundo paso" }).click();
  await expect(page.getByText("Ese código no es.")).toBeVisible();
  await code.fill(oathCode(secret));
  await page.getByRole("button", { name: "Activar el segundo paso" }).click();
  await expect(page.getByRole("heading", { name: "Guarda tus códigos de recuperación" })).toBeFocused();
  const codes = await page.locator("main li").allTextContents();
  expect(codes).toHaveLength(10);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Ya los guardé" }).click();
  await expect(page.locator("#seguridad").getByText("Activado")).toBeVisible();
  // They are not shown again.
  await page.goBack();
  await expect(page.getByText("Te quedan 10 códigos de recuperación.")).toBeVisible();
  await expect(page.locator("body")).not.toContainText(codes[0] ?? "");

  const other = await otherDevice();
  await signIn(other, person);
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Escribe tu código");
  await expectAccessible(other);
  await other.getByLabel("Código de 6 cifras").fill(oathCode(secret, 30));
  await other.getByRole("button", { name: "Ingresar" }).click();
  await other.waitForURL("**/inicio");
  await other.context().clearCookies();
  await signIn(other, person, "/ingresar?next=/cuenta");
  await other.getByRole("link", { name: "No tengo mi teléfono" }).click();
  await other.getByLabel("Código de recuperación").fill(codes[0] ?? "");
  await other.getByRole("button", { name: "Ingresar" }).click();
  await other.waitForURL("**/cuenta");

  await other.goto(buttonOf(await mailTo(person.email, "Tu cuenta pide ahora un segundo paso")));
  await other.getByRole("button", { name: "No fui yo, proteger mi cuenta" }).click();
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Tu cuenta está a salvo");
  await page.goto("/cuenta");
  await expect(page).toHaveURL(/\/ingresar/);
});

test("an app key is shown once, listed, and taken away", async ({ signedIn: page, person, sql }) => {
  const [branch] = await sql`select min(id) as id from branches where closed_at is null`;
  await sql`update accounts set role = 'employee', branch_id = ${branch?.id} where email = ${person.email}`;
  await open(page, "/cuenta");
  await page.locator("#seguridad").getByRole("link", { name: "Administrar" }).click();
  await page.waitForURL("**/cuenta/claves");
  await page.getByLabel("Nombre", { exact: true }).fill("caja 2");
  await page.getByRole("button", { name: "Crear clave de aplicación" }).click();
  await expect(page.getByText("Cópiala ahora")).toBeFocused();
  await expect(page.getByText(/^alta_sucursal_[\w-]{43}$/)).toBeVisible();
  await expectAccessible(page);
  await open(page, "/cuenta/claves");
  await expect(page.getByText(/alta_sucursal_/)).toHaveCount(0);
  await expect(page.getByText("sin usar todavía")).toBeVisible();
  await page.getByRole("button", { name: "Quitar «caja 2»" }).click();
  await expect(page.getByText("Todavía no creaste ninguna.")).toBeVisible();
});
