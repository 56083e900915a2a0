import { insertAccount, insertBranch } from "../testing/staff";
import { violationsInBothThemes } from "./support/accessible";
import { expect, mark, newClient, open, test } from "./support/counter";

/** A surname of letters alone, in which a slip can be looked for. */
const surname = () => newClient().surnames.split(" ")[0] ?? "";

test("Ctrl+K finds clients, with a slip of the hand too, pages and actions, by the keyboard alone", async ({
  atCounter: page,
  sql,
  branch,
}) => {
  const word = surname();
  const row = { surnames: word, branchId: branch.id, phone: "+59171234567" };
  const id = await insertAccount(sql, { ...row, givenNames: "Rosa", documentNumber: mark() });
  await insertAccount(sql, { ...row, givenNames: "Alba" });
  const elsewhere = await insertBranch(sql, `Lejos ${mark()}`);
  await insertAccount(sql, { givenNames: "Rosenda", surnames: word, branchId: elsewhere });
  await open(page, "/panel/clientes/nuevo");
  const field = page.getByRole("combobox", { name: "Buscar clientes, páginas y acciones" });
  await page.getByLabel("Nombres", { exact: true }).focus();
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(field).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.type(word);
  const options = page.getByRole("listbox", { name: "Resultados" }).getByRole("option");
  await expect(options).toHaveText([/^Alba /, /Rosa /, /Rosenda .•••.*De otra sucursal/, /^Ver todos/]);
  await expect(options.nth(1).locator("mark")).toHaveText(word);
  await expect(options.nth(2).locator("mark")).toHaveCount(0);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await field.fill(`rosa ${word.slice(0, 2)}${word.slice(3)}`);
  await expect(options.first()).toHaveText(/^Rosa /);
  await page.keyboard.press("ArrowDown");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await expect(field).toHaveAttribute("aria-activedescendant", (await options.first().getAttribute("id")) ?? "");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/panel/clientes/${id}`);

  await page.keyboard.press("Control+k");
  await expect(field).toBeFocused();
  await page.keyboard.type("duplic");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/panel/duplicados");
  await page.keyboard.press("Control+k");
  await expect(field).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(field).toBeHidden();
});

test("the field on the first page searches while one types, and Enter leads to the list", async ({
  atCounter: page,
  sql,
  branch,
}) => {
  const word = surname();
  const id = await insertAccount(sql, { givenNames: "Alba", surnames: word, branchId: branch.id });
  await page.goto("/panel");
  const field = page.getByRole("combobox", { name: "Buscar clientes, páginas y acciones" });
  await expect(async () => {
    await field.fill("");
    await field.fill(word);
    await expect(page.getByRole("option", { name: `Alba ${word}` })).toBeVisible({ timeout: 5_000 });
  }).toPass();
  const found = await page.getByRole("option", { name: `Alba ${word}` }).getAttribute("href");
  expect(found).toBe(`/panel/clientes/${id}`);
  await field.press("Enter");
  await page.waitForURL(`**/panel/clientes?buscar=${word}`);
  await expect(page.getByRole("link", { name: `Alba ${word}` }).locator("mark")).toHaveText(word);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the search of the first page is a form", { tag: "@once" }, async ({ atCounter: page, sql, branch }) => {
    const word = surname();
    await insertAccount(sql, { givenNames: "Alba", surnames: word, branchId: branch.id });
    await page.goto("/panel");
    await page.getByRole("combobox", { name: "Buscar clientes, páginas y acciones" }).fill(word);
    await page.getByRole("button", { name: "Buscar" }).click();
    await expect(page.getByRole("link", { name: `Alba ${word}` })).toBeVisible();
  });
});
