import { expect, fillClient, newClient, open, shownPassword, test } from "./support/counter";

/** Paper sizes, and how many sheets the slip may take. */
const PAPERS = [
  { name: "A6", width: "105mm", height: "148mm" },
  { name: "A4", width: "210mm", height: "297mm" },
  { name: "80 mm", width: "80mm", height: "210mm" },
  { name: "72 mm", width: "72mm", height: "210mm" },
] as const;

const sheets = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length;

test("the slip fits on one sheet of every paper size, complete and without the page around it", async ({
  atCounter: page,
  branch,
}, info) => {
  const client = newClient();
  await open(page, "/panel/clientes/nuevo");
  await fillClient(page, client);
  await page.getByRole("button", { name: "Registrar cliente" }).click();
  await page.locator("[data-password]").waitFor();
  const password = await shownPassword(page);
  for (const { name, width, height } of PAPERS) {
    const pdf = await page.pdf({ width, height, margin: { top: "0", right: "0", bottom: "0", left: "0" } });
    expect(sheets(pdf), name).toBe(1);
    await info.attach(`${name}.pdf`, { body: pdf, contentType: "application/pdf" });
  }

  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const paper = page.getByRole("article");
  await expect(paper).toBeVisible();
  for (const text of [
    `${client.givenNames} ${client.surnames}`,
    client.email,
    branch.name,
    "Lucía Mercado",
    "Úsala antes del",
  ])
    await expect(paper).toContainText(text);
  for (const group of [password.slice(0, 4), password.slice(4, 8), password.slice(8)])
    await expect(paper.getByText(group, { exact: true })).toBeVisible();
  await expect(paper.locator("svg[role=img]")).toHaveAccessibleName("Código que abre la página para ingresar");
  await expect(page.getByRole("button", { name: "Imprimir comprobante" })).toBeHidden();
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(page.getByRole("contentinfo")).toBeHidden();
  await expect(page.getByRole("navigation").first()).toBeHidden();
  const colours = await paper.evaluate((article) => {
    const { color, backgroundColor } = getComputedStyle(article);
    return [color, backgroundColor, getComputedStyle(document.body).backgroundColor];
  });
  expect(colours).toEqual(["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)", "rgba(0, 0, 0, 0)"]);
});

test("the QR code holds the sign-in page's URL and no personal data", async ({ atCounter: page }) => {
  await open(page, "/panel/clientes/nuevo");
  await fillClient(page, newClient());
  const drawn = async () => {
    await page.getByRole("button", { name: "Registrar cliente" }).click();
    await page.locator("[data-password]").waitFor();
    const path = await page.locator("article svg[role=img] path").last().getAttribute("d");
    await page.getByRole("button", { name: "Entregado" }).click();
    return path;
  };
  const first = await drawn();
  await page.locator("form[novalidate]").waitFor();
  await fillClient(page, newClient());
  expect(await drawn()).toBe(first);
});
