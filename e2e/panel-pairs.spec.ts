import { insertAccount } from "../testing/staff";
import { expect, mark, test } from "./support/counter";

test("«Buscar ahora» finds two accounts of one person; told apart, they leave the list, and come back when that is undone", async ({
  atDesk: page,
  sql,
  branch,
}) => {
  const givenNames = `Leocadia${mark().replace(/\d/g, "k")}`;
  const document = String(20_000_000 + Math.floor(Math.random() * 25_000_000));
  const person = { givenNames, surnames: "Brzezinski Wojcik", birthDate: "1948-03-05", branchId: branch.id };
  const one = await insertAccount(sql, { ...person, documentNumber: document, origin: "movil" });
  const other = await insertAccount(sql, { ...person, documentNumber: `20-${document}-1` });
  const pair = page.getByRole("article", { name: `${givenNames} Brzezinski Wojcik y ${givenNames}` });
  const search = page.getByRole("button", { name: "Buscar ahora" });
  // A search that another test has begun may have passed these two by.
  await expect(async () => {
    await page.goto("/panel/duplicados");
    if (await search.isVisible()) await search.click();
    await expect(pair).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: 80_000 });
  await page.getByText(/^Última búsqueda: /).waitFor();
  await expect(pair.getByText("La misma persona", { exact: true })).toBeVisible();
  await expect(pair.getByText(/mismo documento, escrito de otra forma, mismo nombre/i)).toBeVisible();
  // Of the values only the birth date is the same in both.
  await expect(pair.getByText("igual").filter({ visible: true })).toHaveCount(1);
  await expect(pair.getByRole("cell", { name: "05/03/1948" })).toHaveCount(2);
  const merge = pair.getByRole("link", { name: "Comparar y unir" });
  await expect(merge).toHaveAttribute("href", `/panel/clientes/${one}/unir?con=${other}`);

  await pair.getByRole("button", { name: "No es la misma persona" }).click();
  await expect(pair).toBeHidden();
  const told = await sql`select decided_by from separate_pairs where lower_id = ${one} and higher_id = ${other}`;
  expect(told).toHaveLength(1);
  await page.getByRole("link", { name: "No son la misma persona" }).click();
  await pair.getByRole("button", { name: "Volver a revisar" }).click();
  await expect(pair).toBeHidden();
  await page.getByRole("link", { name: "Por revisar" }).click();
  await expect(merge).toBeVisible();
});
