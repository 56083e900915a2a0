import { insertAccount, insertBranch } from "../testing/staff";
import { expect, mark, newClient, open, shownPassword, test } from "./support/counter";

test("possible duplicates appear while typing with what matches, and one click opens the client", async ({
  atCounter: page,
  sql,
  branch,
}) => {
  const { surnames, document } = newClient();
  const id = await insertAccount(sql, {
    givenNames: "Úrsula",
    surnames,
    documentNumber: `${document.slice(0, 4)}.${document.slice(4)}`,
    branchId: branch.id,
  });
  await open(page, "/panel/clientes/nuevo");
  await page.getByLabel("Nombres").fill("ursula");
  await page.getByLabel("Apellidos").fill(surnames.toUpperCase());
  const radar = page.getByRole("region", { name: "¿Ya tiene cuenta?" });
  await expect(radar.getByText("1 persona se le parece")).toBeVisible();
  await expect(radar.getByText("Mismo nombre")).toBeVisible();
  await expect(radar.getByText(surnames)).toBeVisible();
  await page.getByLabel("Número de documento").fill(document.toLowerCase());
  await expect(radar.getByText("Mismo documento")).toBeVisible();
  await expect(radar.getByText("Casi seguro que es la misma persona")).toBeVisible();
  // Leaving the half-filled form asks.
  page.once("dialog", (dialog) => dialog.accept());
  await radar.getByRole("link", { name: "Usar esta cuenta" }).click();
  await page.waitForURL(`**/panel/clientes/${id}/editar#completar`);
  await expect(page.getByLabel("Apellidos")).toHaveValue(surnames);
});

test("the list follows the typing, its URL holds the state, and keys move and open", async ({
  atCounter: page,
  sql,
  branch,
}) => {
  const word = mark();
  for (const name of ["Alba", "Bruno", "Carla"])
    await insertAccount(sql, { givenNames: name, surnames: `Ñandú ${word}`, branchId: branch.id });
  await open(page, "/panel/clientes/nuevo");
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press("/");
  await page.waitForURL(/\/panel\/clientes\?/);
  const search = page.getByRole("searchbox");
  await expect(search).toBeFocused();
  await page.keyboard.type(`nandu ${word}`);
  await expect(page.getByText("3 clientes")).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`buscar=nandu\\+${word}`));
  await expect(search).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("link", { name: "Bruno" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/panel\/clientes\/\d+$/);
  await page.goBack();
  await expect(page.getByText("3 clientes")).toBeVisible();
  await expect(search).toHaveValue(`nandu ${word}`);
});

test("the heads of the list sort it, and say how it is sorted", async ({ atCounter: page, sql, branch }) => {
  const word = mark();
  for (const givenNames of ["Bruno", "Alba", "Carla"])
    await insertAccount(sql, { givenNames, surnames: `Orden ${word}`, branchId: branch.id });
  const names = page.locator("a[data-row]");
  await page.goto(`/panel/clientes?buscar=${word}`);
  await expect(names).toHaveText([/Carla/, /Alba/, /Bruno/]);
  await page.getByRole("columnheader", { name: "Nombre" }).getByRole("link").click();
  await expect(names).toHaveText([/Alba/, /Bruno/, /Carla/]);
  await expect(page.getByRole("columnheader", { name: "Nombre" })).toHaveAttribute("aria-sort", "ascending");
  await expect(page).toHaveURL(new RegExp(`buscar=${word}&orden=nombre`));
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the list is searched with its button", { tag: "@once" }, async ({ atCounter: page, sql, branch }) => {
    const { surnames } = newClient();
    await insertAccount(sql, { givenNames: "Alba", surnames, branchId: branch.id });
    await page.goto("/panel/clientes");
    await page.getByRole("searchbox").fill(surnames);
    await page.getByRole("button", { name: "Buscar" }).click();
    await expect(page.getByRole("link", { name: `Alba ${surnames}` })).toBeVisible();
  });
});

test("a client of another branch is listed masked, and cannot be opened [AZ-03]", async ({
  atCounter: page,
  sql,
  watch,
}) => {
  watch.allow(/404/);
  const { surnames, email } = newClient();
  const elsewhere = await insertBranch(sql, `Lejos ${mark()}`);
  const id = await insertAccount(sql, { givenNames: "Carla", surnames, email, branchId: elsewhere });
  await open(page, "/panel/clientes/nuevo");
  await page.getByLabel("Correo", { exact: true }).fill(email);
  const radar = page.getByRole("region", { name: "¿Ya tiene cuenta?" });
  await expect(radar.getByText("No hace falta registrarla otra vez.")).toBeVisible();
  await expect(radar.getByText("Abre su ficha")).toHaveCount(0);
  await page.goto(`/panel/clientes?buscar=${encodeURIComponent(surnames)}`);
  await expect(page.getByText("1 cliente")).toBeVisible();
  await expect(page.getByText(`Carla ${surnames[0]}•••`)).toBeVisible();
  expect(await page.content()).not.toContain(email);
  await expect(page.getByRole("link", { name: /Carla/ })).toHaveCount(0);
  expect((await page.goto(`/panel/clientes/${id}`))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "No lo encontramos" })).toBeVisible();
});

test.describe("one client", () => {
  test("is corrected, disabled and enabled, with the employee's name in the history [GEN-06]", async ({
    atCounter: page,
    sql,
    branch,
  }) => {
    const { surnames, email } = newClient();
    const id = await insertAccount(sql, { givenNames: "Bruno", surnames, email, branchId: branch.id });
    await page.goto(`/panel/clientes/${id}`);
    await page.getByRole("link", { name: "Editar" }).click();
    await page.locator("form[novalidate]").waitFor();
    await page.getByLabel("Nombres").fill("Bruno Elías");
    await page.getByRole("button", { name: "Guardar cambios" }).click();
    await page.waitForURL(`**/panel/clientes/${id}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Bruno Elías ${surnames}`);

    await page.getByRole("button", { name: "Desactivar cuenta" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("no puede ingresar");
    await dialog.getByRole("button", { name: "Desactivar" }).click();
    await expect(page.getByText("Cuenta desactivada.")).toBeVisible();
    await page.getByRole("button", { name: "Reactivar cuenta", exact: true }).click();
    await expect(page.getByText("Cuenta reactivada.")).toBeVisible();
    for (const line of ["Datos corregidos", "Cuenta desactivada", "Cuenta reactivada"])
      await expect(
        page.getByRole("listitem").filter({ hasText: line }).filter({ hasText: "Lucía Mercado" }),
      ).toBeVisible();
  });

  test("gets another password, shown once instead of the page", async ({ atCounter: page, sql, branch }) => {
    const { surnames, email } = newClient();
    const id = await insertAccount(sql, { givenNames: "Bruno", surnames, email, branchId: branch.id });
    await sql`update accounts set password_generated = true where id = ${id}`;
    await page.goto(`/panel/clientes/${id}`);
    await page.getByRole("button", { name: "Dar otra contraseña" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Dar otra contraseña" }).click();
    await expect(page.getByRole("heading", { name: "Contraseña nueva" })).toBeFocused();
    const password = await shownPassword(page);
    await expect(page.getByRole("article")).toHaveCount(0);
    await page.getByRole("button", { name: "Entregado" }).click();
    await expect(page.getByText("Entregada y sin usar")).toBeVisible();
    expect(await page.content()).not.toContain(password);
  });

  test("who uses their account gets a link at their own address, and no slip [HR-04]", async ({
    atCounter: page,
    sql,
    branch,
  }) => {
    const { surnames, email } = newClient();
    const id = await insertAccount(sql, { givenNames: "Bruno", surnames, email, branchId: branch.id });
    await page.goto(`/panel/clientes/${id}`);
    await page.getByRole("button", { name: "Enviar enlace para otra contraseña" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Enviar enlace" }).click();
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(page.getByText("Enlace para elegir otra contraseña enviado")).toBeVisible();
    const [mail] = await sql`select kind, recipient from letters where account_id = ${id}`;
    expect(mail).toEqual({ kind: "recover_at_branch", recipient: email });
    await page.goto(`/panel/clientes/${id}/editar`);
    await page.locator("form[novalidate]").first().waitFor();
    await page.getByLabel("Correo").fill(`otro.${email}`);
    await page.getByRole("button", { name: "Guardar cambios" }).click();
    await expect(page.getByText("o alguien de Administración.").last()).toBeVisible();
    expect((await sql`select email from accounts where id = ${id}`)[0]?.email).toBe(email);
  });

  test("shows possible duplicates with what matches", async ({ atCounter: page, sql, branch }) => {
    const { surnames, document } = newClient();
    const one = { givenNames: "Bruno", surnames, documentNumber: document, branchId: branch.id };
    const id = await insertAccount(sql, one);
    await insertAccount(sql, { ...one, givenNames: "Bruno Elías" });
    await page.goto(`/panel/clientes/${id}`);
    await expect(page.getByText("Mismo documento")).toBeVisible();
  });
});

test("the shortcuts are explained and can be turned off", async ({ atCounter: page }) => {
  await page.goto("/panel");
  await page.getByRole("heading", { level: 1 }).waitFor();
  const help = page.getByRole("dialog", { name: "Atajos de teclado" });
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(help).toBeVisible({ timeout: 500 });
  }).toPass();
  await help.getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await page.keyboard.press("n");
  await page.keyboard.press("?");
  await expect(help).toBeHidden();
  await expect(page).toHaveURL(/\/panel$/);
});
