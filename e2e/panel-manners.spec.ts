import type { Page } from "@playwright/test";
import { insertAccount } from "../testing/staff";
import { expect, fillClient, mark, newClient, open, test } from "./support/counter";

/** Buttons and fields of the page that lie under the notice with this text. */
async function expectNothingCovered(page: Page, text: string) {
  const notice = page.getByRole("region", { name: "Avisos" }).locator("div").filter({ hasText: text });
  await expect(notice).toBeVisible();
  const covered = await notice.evaluate((element) => {
    const a = element.getBoundingClientRect();
    const usable = [...document.querySelectorAll("main :is(button, input:not([type=hidden]), select)")];
    return usable
      .filter((one) => {
        const b = one.getBoundingClientRect();
        const touches = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        return b.width > 0 && touches && !element.contains(one);
      })
      .map(({ outerHTML }) => outerHTML.slice(0, 80));
  });
  expect(covered).toEqual([]);
}

async function registered(page: Page) {
  await open(page, "/panel/clientes/nuevo");
  await fillClient(page, newClient());
  await page.getByRole("button", { name: "Registrar cliente" }).click();
  await page.locator("[data-password]").waitFor();
}

test("a notice covers neither «Imprimir» nor the next form's fields", async ({ atCounter: page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await registered(page);
  await page.getByRole("button", { name: "Copiar" }).click();
  await expectNothingCovered(page, "Contraseña copiada.");
  await page.getByRole("button", { name: "Entregado" }).click();
  await expectNothingCovered(page, "Listo. La contraseña ya no se muestra.");
});

test("the slip says when a minute is left, and gives more time as often as it is asked", { tag: "@once" }, async ({
  atCounter: page,
}) => {
  await page.clock.install();
  await registered(page);
  const warning = page.getByText("La contraseña desaparece en menos de un minuto.");
  await page.clock.runFor("03:50");
  await expect(warning).toHaveCount(0);
  for (let time = 0; time < 3; time += 1) {
    await page.clock.runFor(time === 0 ? "00:15" : "04:05");
    await expect(warning).toBeVisible();
    await page.getByRole("button", { name: "Cinco minutos más" }).click();
    await expect(warning).toHaveCount(0);
  }
  await page.clock.runFor("05:01");
  await expect(page.locator("[data-password]")).toHaveCount(0);
});

test("a printed list and a printed client hold what they say, and nothing to press", async ({
  atDesk: page,
  sql,
  branch,
}) => {
  const { surnames } = newClient();
  const id = await insertAccount(sql, { givenNames: "Impresa", surnames, branchId: branch.id });
  await page.emulateMedia({ media: "print" });
  for (const path of [`/panel/clientes?sucursal=${branch.id}`, `/panel/clientes/${id}`, "/panel/auditoria"]) {
    await page.goto(path);
    if (!path.endsWith("auditoria")) await expect(page.getByText(`Impresa ${surnames}`).first()).toBeVisible();
    for (const role of ["button", "searchbox", "combobox", "textbox", "navigation"] as const)
      await expect(page.getByRole(role).filter({ visible: true }), `${path}: ${role}`).toHaveCount(0);
    await expect(page.getByRole("link", { name: /Nuevo cliente|Editar/ })).toHaveCount(0);
  }
});

test("the audit's filters are followed without a button, as the clients' are", async ({ atDesk: page, sql }) => {
  const { surnames } = newClient();
  const id = await insertAccount(sql, { givenNames: "Seguida", surnames });
  await page.goto(`/panel/clientes/${id}`);
  await page.goto("/panel/auditoria");
  await page.getByText("Filtros").click();
  await expect(page.getByRole("button", { name: "Filtrar" })).toBeHidden();
  await expect(async () => {
    await page.getByLabel("A quién").fill("");
    await page.getByLabel("A quién").pressSequentially(surnames);
    await expect(page).toHaveURL(/a-quien=/, { timeout: 2000 });
  }).toPass();
  await expect(page.getByRole("row").filter({ hasText: "Ficha consultada" })).toHaveCount(1);
  await page.getByRole("link", { name: "Quitar filtros" }).click();
  await expect(page).toHaveURL(/\/panel\/auditoria$/);
  await expect(page.getByLabel("A quién")).toHaveValue("");
});

test("Back returns to the row that was opened", async ({ atCounter: page, sql, branch }) => {
  const word = mark();
  for (const givenNames of ["Alba", "Bruno", "Carla"])
    await insertAccount(sql, { givenNames, surnames: `Regreso ${word}`, branchId: branch.id });
  await page.goto(`/panel/clientes?buscar=${word}`);
  const row = page.getByRole("link", { name: "Bruno" });
  await expect(async () => {
    await row.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/panel\/clientes\/\d+$/, { timeout: 5000 });
  }).toPass();
  await page.getByRole("heading", { level: 1, name: "Bruno" }).waitFor();
  await page.goBack();
  await expect(row).toBeFocused();
});
