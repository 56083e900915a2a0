import type { Page } from "@playwright/test";
import { insertAccount } from "../testing/staff";
import { expect, fillClient, mark, newClient, open, PASSWORD, test } from "./support/counter";

const email = (page: Page) => page.getByLabel("Correo", { exact: true });

/** Waits until the page's scripts have taken over. */
async function keysAreHeard(page: Page) {
  const help = page.getByRole("dialog", { name: "Atajos de teclado" });
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(help).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
}

test("what is typed right after «/» lands in the search field, never in a new client", async ({ atCounter: page }) => {
  await page.goto("/panel");
  await keysAreHeard(page);
  await page.keyboard.type("/norma");
  const search = page.getByRole("searchbox");
  await expect(search).toHaveValue("norma");
  await expect(search).toBeFocused();
  await page.keyboard.type(" n");
  await expect(search).toHaveValue("norma n");
  await expect(page).toHaveURL(/\/panel\/clientes\?buscar=norma/);
});

test("what is typed right after «n» lands in the new client's e-mail", { tag: "@once" }, async ({
  atCounter: page,
}) => {
  await page.goto("/panel");
  await keysAreHeard(page);
  await page.keyboard.type("nnorma@");
  await expect(email(page)).toHaveValue("norma@");
});

test("nothing moves while the radar fills", async ({ atCounter: page, sql, branch }) => {
  const { surnames, document: number } = newClient();
  for (const givenNames of ["Bruna", "Bruno Elías", "Brunilda"])
    await insertAccount(sql, { givenNames, surnames, documentNumber: number, branchId: branch.id });
  await open(page, "/panel/clientes/nuevo");
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => {
    const moved: string[] = [];
    Object.assign(window, { moved });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources: { node: Node }[] })[])
        moved.push(`${entry.value} ${entry.sources.map(({ node }) => node?.textContent?.slice(0, 40)).join(" | ")}`);
    }).observe({ type: "layout-shift" });
  });
  const radar = page.getByRole("region", { name: "¿Ya tiene cuenta?" });
  await page.getByLabel("Apellidos", { exact: true }).pressSequentially(surnames);
  await page.getByLabel("Número de documento").pressSequentially(number, { delay: 60 });
  await expect(radar.getByRole("listitem")).toHaveCount(3);
  await page.getByLabel("Número de documento").pressSequentially("-otro");
  await expect(radar.getByText("Mismo documento")).toHaveCount(0);
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => (window as unknown as { moved: string[] }).moved)).toEqual([]);
});

test("a half-typed client survives Back, a reload, a closed tab and a session that ended", async ({
  atCounter: page,
  context,
  employee,
  watch,
}) => {
  test.slow();
  // The radar may ask once more after the session has ended.
  watch.allow(/401 .*parecidos/);
  const client = newClient();
  const expectKept = async (on: Page) => {
    await expect(email(on)).toHaveValue(client.email);
    await expect(on.getByLabel("Apellidos", { exact: true })).toHaveValue(client.surnames);
    await expect(on.getByLabel("Prefijo del país")).toHaveValue("BO");
    await expect(on.getByLabel("Año", { exact: true })).toHaveValue("1948");
    await expect(on.getByText("Recuperamos lo que estabas escribiendo.")).toBeVisible();
  };
  await page.goto("/panel/clientes");
  await open(page, "/panel/clientes/nuevo");
  await fillClient(page, client);
  await page.reload();
  await expectKept(page);
  await page.goBack();
  await page.waitForURL("**/panel/clientes");
  await page.getByRole("link", { name: "Nuevo cliente" }).filter({ visible: true }).first().click();
  await expectKept(page);

  await context.clearCookies();
  await page.getByRole("button", { name: "Registrar cliente" }).click();
  await page.waitForURL(/\/ingresar\?next=/);
  await page.locator("form[novalidate]").waitFor();
  await email(page).fill(employee.email);
  await page.getByLabel("Contraseña", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Ingresar" }).click();
  await page.waitForURL("**/panel/clientes/nuevo");
  await expectKept(page);

  const other = await context.newPage();
  await page.close();
  await other.goto("/panel/clientes/nuevo");
  await expectKept(other);
  await other.getByRole("button", { name: "Descartar y empezar de nuevo" }).click();
  await expect(email(other)).toHaveValue("");
  await other.reload();
  await expect(email(other)).toHaveValue("");
});

test("a draft is an hour's, its writer's alone, and without secrets", { tag: "@once" }, async ({
  atCounter: page,
  sql,
}) => {
  test.slow();
  await open(page, "/panel/clientes/nuevo");
  const client = newClient();
  await fillClient(page, client);
  const kept = () => page.evaluate(() => localStorage.getItem("alta.draft.new-client"));
  expect(await kept()).toContain(client.email);
  expect(await kept()).not.toMatch(/password|idempotency/i);
  const changed = async (change: { at?: number; by?: number }) => {
    await page.evaluate((change) => {
      const key = "alta.draft.new-client";
      localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key) ?? ""), ...change }));
    }, change);
    await page.reload();
    await page.locator("form[novalidate]").waitFor();
    await expect(email(page)).toHaveValue("");
    expect(await kept()).toBeNull();
  };
  await changed({ at: Date.now() - 3_600_001 });
  await fillClient(page, client);
  await changed({ by: 0 });

  await fillClient(page, client);
  await page.getByRole("button", { name: "Registrar cliente" }).click();
  await page.locator("[data-password]").waitFor();
  expect(await kept()).toBeNull();
  await page.getByRole("button", { name: "Entregado" }).click();
  await email(page).fill("a@example.com");
  page.on("dialog", (dialog) => dialog.accept());
  await page.getByRole("button", { name: "Salir" }).click();
  await page.waitForURL("**/ingresar");
  expect(await kept()).toBeNull();
  expect(await sql`select 1 from accounts where email = ${client.email}`).toHaveLength(1);
});

test("leaving a touched form asks, and goes on only when it is meant", { tag: "@once" }, async ({
  atCounter: page,
}) => {
  await open(page, "/panel/clientes/nuevo");
  await email(page).fill(`${mark()}@example.com`);
  const asked: string[] = [];
  let answer = false;
  page.on("dialog", async (dialog) => {
    asked.push(dialog.message());
    await (answer ? dialog.accept() : dialog.dismiss());
  });
  const inicio = page.getByRole("link", { name: "Mi cuenta" });
  await inicio.click();
  expect(asked).toEqual(["Hay datos sin guardar en este formulario. ¿Quieres salir de todos modos?"]);
  await expect(page).toHaveURL(/\/panel\/clientes\/nuevo$/);
  answer = true;
  await inicio.click();
  await page.waitForURL("**/cuenta");
});

test("a telephone is written as its country writes it, and has to be a possible one", async ({
  atCounter: page,
  sql,
}) => {
  const client = newClient();
  await open(page, "/panel/clientes/nuevo");
  await fillClient(page, client);
  const phone = page.getByLabel("Número de teléfono");
  await page.getByLabel("Prefijo del país").selectOption("MX");
  await phone.fill("hola");
  await page.getByRole("button", { name: "Registrar cliente" }).click();
  await expect(page.getByText("Revisa el teléfono: elige el país y escribe el número completo.")).toBeVisible();
  await phone.fill("");
  await phone.pressSequentially("5512345678", { delay: 30 });
  await expect(phone).toHaveValue("55 1234 5678");
  await page.getByRole("button", { name: "Registrar cliente" }).click();
  await page.locator("[data-password]").waitFor();
  const [row] = await sql`select phone from accounts where email = ${client.email}`;
  expect(row?.phone).toBe("+525512345678");
});
