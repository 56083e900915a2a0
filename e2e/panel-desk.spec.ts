import { readFile } from "node:fs/promises";
import { insertAccount, insertBranch } from "../testing/staff";
import { expect, mark, newClient, open, PASSWORD, test } from "./support/counter";

test("an invited member of staff gets a link", async ({ atDesk: page, sql }) => {
  const { email, surnames } = newClient();
  await open(page, "/panel/equipo/nuevo");
  await page.getByLabel("Correo", { exact: true }).fill(email);
  await page.getByLabel("Nombres").fill("Irene");
  await page.getByLabel("Apellidos").fill(surnames);
  await page.getByRole("button", { name: "Enviar invitación" }).click();
  await page.waitForURL(/\/panel\/equipo\/\d+$/);
  const [row] = await sql`select role, password_hash, (select kind from letters l where l.account_id = a.id) as mail
    from accounts a where email = ${email}`;
  expect(row).toEqual({ role: "employee", password_hash: null, mail: "activate_account" });
});

test("a changed role takes effect at the next click, in the same session", async ({
  atDesk: page,
  sql,
  passwordHash,
  otherDevice,
  baseURL,
  watch,
}) => {
  watch.allow(/404/);
  const email = `irene.${mark()}@example.com`;
  const id = await insertAccount(sql, { email, role: "employee", passwordHash, givenNames: "Irene" });
  const theirs = await otherDevice();
  const { csrfToken } = await (await theirs.request.get(`${baseURL}/api/auth/csrf`)).json();
  await theirs.request.post(`${baseURL}/api/auth/callback/credentials`, {
    form: { email, password: PASSWORD, csrfToken, json: "true" },
  });
  expect((await theirs.goto(`${baseURL}/panel/auditoria`))?.status()).toBe(404);
  await open(page, `/panel/equipo/${id}`);
  await page.getByLabel("Rol nuevo").selectOption("admin");
  await page.getByRole("button", { name: "Cambiar rol" }).click();
  await expect(page.getByText("Ahora: Administración.")).toBeVisible();
  expect((await theirs.goto(`${baseURL}/panel/auditoria`))?.status()).toBe(200);
});

test("role requests are approved and rejected", async ({ atDesk: page, sql }) => {
  const ask = async () => {
    const { surnames } = newClient();
    const id = await insertAccount(sql, { givenNames: "Pide", surnames, origin: "unipets" });
    await sql`update accounts set email_verified_at = now() where id = ${id}`;
    await sql`insert into role_requests (account_id, role) values (${id}, 'employee')`;
    return { id, surnames };
  };
  const [first, second] = [await ask(), await ask()];
  await page.goto("/panel/solicitudes");
  const row = (surnames: string) => page.getByRole("listitem").filter({ hasText: surnames });
  await row(first.surnames).getByRole("button", { name: "Aprobar" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Aprobar" }).click();
  await expect(page.getByText("Solicitud aprobada.")).toBeVisible();
  await row(second.surnames).getByRole("button", { name: "Rechazar" }).click();
  await dialog.getByRole("button", { name: "Rechazar" }).click();
  await expect(page.getByText("Solicitud rechazada.")).toBeVisible();
  await expect(row(first.surnames)).toHaveCount(0);
  const rows = await sql`select id, role from accounts where id in (${first.id}, ${second.id}) order by id`;
  expect(rows.map(({ role }) => role)).toEqual(["employee", "client"]);
});

test("a squatted address does not become staff: the page says what is wrong with it [HR-03]", async ({
  atDesk: page,
  sql,
  baseURL,
}) => {
  const word = mark();
  const email = `gerencia.${word}@example.com`;
  await insertAccount(sql, { role: "employee", givenNames: "Gerencia", surnames: word });
  const body = { nombre: `Gerеncia ${word}`, email, password: "una clave cualquiera", rol_id: 1 };
  const headers = { "Content-Type": "application/json" };
  await fetch(`${baseURL}/auth/register`, { method: "POST", headers, body: JSON.stringify(body) });
  await page.goto("/panel/solicitudes");
  const row = page.getByRole("listitem").filter({ hasText: email });
  await expect(row).toContainText("Correo sin confirmar");
  await expect(row).toContainText("Nadie confirmó que ese correo es suyo.");
  await expect(row).toContainText("Nombre con letras de otro alfabeto");
  await expect(row).toContainText(`Se parece a: Gerencia ${word}`);
  await expect(row).toContainText("UniPets · IP");
  await expect(row.getByRole("button", { name: "Aprobar" })).toHaveCount(0);
  await row.getByRole("button", { name: "Rechazar" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Rechazar" }).click();
  await expect(page.getByText("Solicitud rechazada.")).toBeVisible();
});

test("a branch is opened, renamed, closed and opened again", async ({ atDesk: page }) => {
  const word = mark();
  await open(page, "/panel/sucursales");
  await page.getByLabel("Nombre", { exact: true }).fill(`Feria ${word}`);
  await page.getByRole("button", { name: "Abrir sucursal" }).click();
  const row = page.getByRole("listitem").filter({ hasText: word });
  await expect(row).toContainText("0 clientes, 0 del personal");
  await row.getByRole("button", { name: "Cambiar nombre" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Nombre", { exact: true }).fill(`Mercado ${word}`);
  await dialog.getByRole("button", { name: "Guardar" }).click();
  await expect(row).toContainText(`Mercado ${word}`);
  await row.getByRole("button", { name: "Cerrar", exact: true }).click();
  await dialog.getByRole("button", { name: "Cerrar", exact: true }).last().click();
  await expect(row).toContainText("Cerrada");
  await row.getByRole("button", { name: "Reabrir" }).click();
  await expect(page.getByText("Sucursal reabierta.")).toBeVisible();
});

test("the audit shows actor, action and subject, and can be exported", async ({ atDesk: page, admin, sql }) => {
  const { surnames } = newClient();
  const id = await insertAccount(sql, { givenNames: "Mirada", surnames });
  await page.goto(`/panel/clientes/${id}`);
  await page.goto(`/panel/auditoria?quien=${admin.id}`);
  const entry = page.getByRole("row").filter({ hasText: "Ficha consultada" });
  await expect(entry).toContainText("Jefa Mercado");
  await expect(entry).toContainText(`Mirada ${surnames}`);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Exportar CSV" }).click();
  const text = await readFile(await (await download).path(), "utf8");
  expect(text).toMatch(/^\d+,\d\d\/\d\d\/\d{4} \d\d:\d\d,/m);
  expect(text).toContain(`Ficha consultada,Jefa Mercado,${admin.id},Mirada ${surnames},${id},Mostrador,`);
});

test("the filtered list is exported without formulas [DAT-01, H25]", async ({ atDesk: page, sql }) => {
  const word = mark();
  const branchId = await insertBranch(sql, `Feria ${word}`);
  await insertAccount(sql, { givenNames: `=HYPERLINK("http://evil.example","${word}")`, surnames: "+1+1", branchId });
  await insertAccount(sql, { givenNames: "De otra", surnames: "parte" });
  await page.goto(`/panel/clientes?sucursal=${branchId}`);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Exportar CSV" }).click();
  const lines = (await readFile(await (await download).path(), "utf8")).split("\r\n");
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain(`"'=HYPERLINK(""http://evil.example"",""${word}"")","'+1+1"`);
});

test("the first page's numbers equal the lists they link to", async ({ atDesk: page, sql }) => {
  const branchId = await insertBranch(sql, `Feria ${mark()}`);
  for (let count = 0; count < 3; count += 1) await insertAccount(sql, { branchId, origin: "counter" });
  const [branch] = await sql`select name from branches where id = ${branchId}`;
  await page.goto("/panel");
  await page.getByRole("link", { name: new RegExp(`${branch?.name}\\s*3`) }).click();
  await expect(page.getByText("3 clientes")).toBeVisible();
  await sql`update accounts set created_at = now() - interval '1 day'
    where id = (select min(id) from accounts where branch_id = ${branchId})`;
  await page.goto("/panel");
  await page.getByRole("link", { name: `2 hoy, ${branch?.name}` }).click();
  await expect(page.getByText(`${branch?.name} · Desde`)).toBeVisible();
  await expect(page.getByText("2 clientes")).toBeVisible();
});
