import { insertAccount } from "../testing/staff";
import { violationsInBothThemes } from "./support/accessible";
import { expect, newClient, open, test } from "./support/counter";

const word = () => Math.random().toString(36).slice(2, 8);

test("two accounts of one client are made one, and two again", { tag: "@once" }, async ({
  atCounter: page,
  sql,
  branch,
}) => {
  const surnames = `Doble ${word()}`;
  const details = { surnames, branchId: branch.id, phone: "+59170055443" };
  const kept = await insertAccount(sql, { ...details, givenNames: "Ximena" });
  const gone = await insertAccount(sql, { ...details, givenNames: "Jimena", documentNumber: word(), phone: null });
  await sql`update accounts set password_generated = true where id in (${kept}, ${gone})`;
  await open(page, `/panel/clientes/${kept}`);
  await page.getByRole("link", { name: "Unir con otra cuenta" }).click();
  await page.getByLabel("Nombre, correo, documento o teléfono").fill(surnames);
  await page.getByRole("button", { name: "Buscar" }).click();
  await page
    .getByRole("link", { name: `Jimena ${surnames}` })
    .last()
    .click();
  await expect(page.getByRole("group", { name: "Cuenta que queda" })).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
  expect(await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
  await page.getByRole("group", { name: "Cuenta que queda" }).getByRole("radio").first().check();
  await page.getByRole("group", { name: "Nombre" }).getByLabel(`Jimena ${surnames}`).check();
  await page.getByRole("button", { name: "Unir las cuentas" }).click();
  await expect(page.getByLabel("Motivo")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Motivo").fill("Vino con su documento");
  await page.getByRole("button", { name: "Unir las cuentas" }).click();
  await page.waitForURL(`**/panel/clientes/${kept}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Jimena ${surnames}`);
  const merged = page.getByRole("heading", { name: "Cuentas unidas a esta" }).locator("xpath=ancestor::section");
  await expect(merged).toContainText("Vino con su documento");
  await page.goto(`/panel/clientes/${gone}`);
  await page.waitForURL(`**/panel/clientes/${kept}`);
  await page.getByRole("button", { name: "Deshacer la unión" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Ximena ${surnames}`);
  await page.goto(`/panel/clientes/${gone}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Jimena ${surnames}`);
});

test("what keeps two accounts apart is said, and nothing is asked", { tag: "@once" }, async ({
  atCounter: page,
  sql,
  branch,
}) => {
  const details = { ...newClient(), email: undefined, branchId: branch.id };
  const { givenNames, surnames, branchId } = details;
  const one = await insertAccount(sql, { givenNames, surnames, branchId, birthDate: "1980-01-20" });
  const other = await insertAccount(sql, { givenNames, surnames, branchId, birthDate: "1993-11-05" });
  await sql`update accounts set password_generated = true where id in (${one}, ${other})`;
  await page.goto(`/panel/clientes/${one}/unir?con=${other}`);
  await expect(page.getByText("las fechas de nacimiento son distintas")).toBeVisible();
  await expect(page.getByRole("button", { name: "Unir las cuentas" })).toBeHidden();
  await page.goto(`/panel/clientes/${one}/unir?con=${one}`);
  await expect(page.getByText("Es la misma cuenta")).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("accounts are made one, and two again", { tag: "@once" }, async ({ atCounter: page, sql, branch }) => {
    const surnames = `Sinjs ${word()}`;
    const one = await insertAccount(sql, { surnames, branchId: branch.id });
    const other = await insertAccount(sql, { surnames, branchId: branch.id, givenNames: "Otra" });
    await sql`update accounts set password_generated = true where id in (${one}, ${other})`;
    await page.goto(`/panel/clientes/${other}/unir?con=${one}`);
    await page.getByLabel("Motivo").fill("Son la misma");
    await page.getByRole("button", { name: "Unir las cuentas" }).click();
    await page.waitForURL(/\/panel\/clientes\/\d+$/);
    await expect(page.getByText("Son la misma")).toBeVisible();
    await page.getByRole("button", { name: "Deshacer la unión" }).click();
    await expect(page.getByText("Cuentas unidas a esta")).toBeHidden();
    expect(await sql`select id from accounts where surnames = ${surnames} and merged_into is not null`).toEqual([]);
  });
});
