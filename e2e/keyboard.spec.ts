import type { Page } from "@playwright/test";
import { newPerson } from "./support/people";
import { expect, open, signIn, test } from "./support/test";

/** Presses Tab until the control with this name has the focus, which must be visible. */
async function tabTo(page: Page, role: "link" | "button" | "textbox" | "combobox" | "checkbox", name: string | RegExp) {
  const wanted = page.getByRole(role, { name, exact: typeof name === "string" });
  for (let steps = 0; steps < 40; steps += 1) {
    await page.keyboard.press("Tab");
    if (!(await wanted.evaluateAll((found) => found.some((one) => one === document.activeElement)))) continue;
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle);
    expect(outline, `${name}`).toBe("solid");
    return;
  }
  throw new Error(`Tab does not lead to ${name}.`);
}

test("signing up, changing the account and signing out work with the keyboard alone", async ({ page, sql }) => {
  const person = newPerson();
  const type = (text: string) => page.keyboard.type(text);
  await open(page, "/registro");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Saltar al contenido" })).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, "textbox", "Nombres");
  await type(person.givenNames);
  await tabTo(page, "textbox", "Apellidos");
  await type(person.surnames);
  await tabTo(page, "textbox", "Correo");
  await type(person.email);
  await tabTo(page, "textbox", "Contraseña");
  await type(person.password);
  await tabTo(page, "combobox", "Prefijo del país");
  await type("Chile");
  await tabTo(page, "textbox", "Número de teléfono");
  await type("912345678");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/inicio");
  const [row] = await sql`select phone from accounts where email = ${person.email}`;
  expect(row?.phone).toBe("+56912345678");

  await tabTo(page, "link", "Mi cuenta");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/cuenta");
  await tabTo(page, "textbox", "Nombres");
  await type("Ana Lucía");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Guardado.")).toBeVisible();
  await page.reload();
  await tabTo(page, "button", "Salir");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/ingresar");
});

test("folds and the theme switch work with the keyboard", async ({ page, person }) => {
  await signIn(page, person);
  await open(page, "/cuenta");
  const row = page.locator("summary").filter({ hasText: "Quiero cerrar mi cuenta" });
  await row.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Entiendo que mi cuenta se cierra para siempre")).toBeVisible();
  await page.getByRole("radio", { name: "Sistema" }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
