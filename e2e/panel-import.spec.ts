import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { violationsInBothThemes } from "./support/accessible";
import { expect, mark, PASSWORD, test } from "./support/counter";
import { enter } from "./support/test";

const fileOf = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

async function upload(page: Page, name: string, text: string) {
  await page.goto("/panel/importar");
  await page.getByLabel("Archivo", { exact: true }).setInputFiles(fileOf(name, text));
  await page.getByLabel("De dónde viene").fill("Sistema viejo");
  await page.getByRole("button", { name: "Subir archivo" }).click();
  await page.waitForURL(/\/panel\/importar\/\d+$/);
}

test("a file is uploaded, its columns are named, every row's fate is shown, and it is imported, found and undone", async ({
  atDesk: page,
  sql,
}) => {
  const word = mark();
  const text = [
    "codigo;quién;contacto;rol",
    `V-${word};Ana ${word};ana.${word}@example.com;`,
    `W-${word};=1+1;eva.${word}@example.com;`,
    `X-${word};Luis ${word};luis.${word}@example.com;jefatura`,
  ].join("\r\n");
  await upload(page, `${word}.csv`, text);
  await page.locator("form[novalidate]").first().waitFor({ state: "attached" });
  await expect(page.getByLabel("contacto")).toHaveValue("email");
  expect(await violationsInBothThemes(page)).toEqual([]);
  await page.getByLabel("quién").selectOption({ label: "Nombre completo" });
  await expect(page.getByLabel("«jefatura»")).toHaveValue("");
  await page.getByRole("button", { name: "Revisar las filas" }).click();
  await expect(page.getByRole("heading", { name: "Qué pasaría" })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("línea 3: rechazada: nombre: es una fórmula")).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await expect(page.getByText("línea 4: rechazada: rol: «jefatura» no es cliente")).toBeVisible();
  expect(await sql`select from accounts where email = ${`ana.${word}@example.com`}`).toHaveLength(0);
  await page.getByRole("button", { name: "Importar", exact: true }).click();
  const summary = page.getByText("1 creadas, 0 ya existían, 0 completadas, 2 rechazadas");
  await expect(summary).toBeVisible({ timeout: 30_000 });
  await page.reload();
  await expect(summary).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Descargar rechazadas" }).click();
  const lines = (await readFile(await (await download).path(), "utf8")).split("\r\n");
  expect(lines[0]).toBe("\uFEFFcodigo,quién,contacto,rol,línea,motivo");
  expect(lines[1]).toBe(`W-${word},"'=1+1",eva.${word}@example.com,,3,nombre: es una fórmula`);
  await page.goto(`/panel/clientes?buscar=v-${word}`);
  await page.getByRole("link", { name: `Ana ${word}` }).click();
  await expect(page.getByText(`Sistema viejo · V-${word}`)).toBeVisible();
  await page.goto("/panel/importar");
  await page.getByRole("link", { name: `${word}.csv` }).click();
  await page.getByRole("button", { name: "Deshacer" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Deshacer" }).click();
  await expect(page.getByText("1 deshechas. 0 se quedan")).toBeVisible({ timeout: 30_000 });
  expect(await sql`select from accounts where email = ${`ana.${word}@example.com`}`).toHaveLength(0);
});

test("an import asks for a recent proof, and for the password where there is none", { tag: "@once" }, async ({
  atDesk: page,
  admin,
  sql,
}) => {
  const word = mark();
  await upload(page, `${word}.csv`, `email,nombre\nsol.${word}@example.com,Sol\n`);
  await page.locator("form[novalidate]").first().waitFor({ state: "attached" });
  await page.getByRole("button", { name: "Revisar las filas" }).click();
  await expect(page.getByRole("heading", { name: "Qué pasaría" })).toBeVisible({ timeout: 30_000 });
  await sql`update sessions set authenticated_at = now() - interval '11 minutes' where account_id = ${admin.id}`;
  await page.getByRole("button", { name: "Importar", exact: true }).click();
  await page.getByRole("dialog").getByLabel("Tu contraseña").fill(PASSWORD);
  await page.getByRole("button", { name: "Confirmar y seguir" }).click();
  await expect(page.getByText("1 creadas, 0 ya existían")).toBeVisible({ timeout: 30_000 });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("an import runs by plain forms and reloads", { tag: "@once" }, async ({ page, admin, sql }) => {
    await enter(page, { email: admin.email, password: PASSWORD });
    const word = mark();
    await upload(page, `${word}.csv`, `email,nombre\nluz.${word}@example.com,Luz\n`);
    await page.getByRole("button", { name: "Revisar las filas" }).click();
    const reloaded = async (name: string) => {
      await page.goto(page.url());
      return page.getByRole("heading", { name }).count();
    };
    await expect.poll(() => reloaded("Qué pasaría"), { timeout: 30_000 }).toBe(1);
    await page.getByRole("button", { name: "Importar", exact: true }).click();
    await expect.poll(() => reloaded("Cómo terminó"), { timeout: 30_000 }).toBe(1);
    expect(await sql`select origin from accounts where email = ${`luz.${word}@example.com`}`).toEqual([
      { origin: "import" },
    ]);
  });
});

test("a file that cannot be read is refused with its line", { tag: "@once" }, async ({ atDesk: page }) => {
  await page.goto("/panel/importar");
  await page
    .getByLabel("Archivo", { exact: true })
    .setInputFiles(fileOf("rota.csv", 'email,nombre\n"ana@example.com,Ana\n'));
  await page.getByRole("button", { name: "Subir archivo" }).click();
  await expect(page.getByRole("alert").first()).toContainText("las comillas no cierran bien (línea 2)");
});
