import { insertAccount } from "../testing/staff";
import { expect, fillClient, newClient, open, test } from "./support/counter";

test("an incomplete address says nothing; a complete one that has no account does", { tag: "@once" }, async ({
  atCounter: page,
}) => {
  await open(page, "/panel/clientes/nuevo");
  const radar = page.getByRole("region", { name: "¿Ya tiene cuenta?" });
  await page.getByLabel("Correo", { exact: true }).fill("nadie@");
  await page.getByLabel("Nombres", { exact: true }).fill("Zzyzxw Qqwxyz");
  await expect(radar.getByRole("status")).toHaveText(/Escribe su correo/);
  await page.getByLabel("Correo", { exact: true }).fill(newClient().email);
  await expect(radar.getByText("Nadie se le parece")).toBeVisible();
});

test("beside an account that is surely the same person's a registration needs a reason", async ({
  atCounter: page,
  sql,
  branch,
}) => {
  const client = newClient();
  const dni = String(20_000_000 + Math.floor(Math.random() * 25_000_000));
  const { givenNames, surnames } = client;
  const known = await insertAccount(sql, { givenNames, surnames, documentNumber: dni, branchId: branch.id });
  await open(page, "/panel/clientes/nuevo");
  await fillClient(page, { ...client, document: `20-${dni}-1` });
  const radar = page.getByRole("region", { name: "¿Ya tiene cuenta?" });
  await expect(radar.getByText("mismo documento, escrito de otra forma")).toBeVisible();
  await expect(radar.getByText("La misma persona", { exact: true })).toBeVisible();
  await radar.getByRole("button", { name: "No es la misma persona" }).click();
  await expect(radar.getByText("Nadie se le parece")).toBeVisible();
  const submit = page.getByRole("button", { name: "Registrar cliente" });
  await submit.click();
  // The check digit is most probably wrong, and may be.
  await expect(page.getByText(/Revisa el dígito: esperábamos|Ya hay una cuenta/).first()).toBeVisible();
  const reason = page.getByLabel("Por qué registras otra cuenta");
  await expect(async () => {
    await submit.click();
    await expect(reason).toHaveAttribute("aria-invalid", "true", { timeout: 2_000 });
  }).toPass();
  await reason.fill("Su gemelo usa este documento");
  await submit.click();
  await page.locator("[data-password]").waitFor();
  const [row] = await sql`select p.lower_id, p.reason, e.details from accounts a
    join separate_pairs p on p.higher_id = a.id
    join audit_entries e on e.subject_id = a.id and e.action = 'client.registered_beside'
    where a.email = ${client.email}`;
  expect(row).toEqual({
    lower_id: known,
    reason: "Su gemelo usa este documento",
    details: { others: String(known), reason: "Su gemelo usa este documento" },
  });
});

test("«Usar esta cuenta» completes what is missing there with what was typed", async ({
  atCounter: page,
  sql,
  branch,
}) => {
  const client = newClient();
  const { givenNames, surnames, document } = client;
  const id = await insertAccount(sql, { givenNames, surnames, documentNumber: document, branchId: branch.id });
  await open(page, "/panel/clientes/nuevo");
  await fillClient(page, client);
  page.once("dialog", (dialog) => dialog.accept());
  await page.getByRole("link", { name: "Usar esta cuenta" }).click();
  await page.waitForURL(`**/panel/clientes/${id}/editar#completar`);
  await expect(page.getByLabel("Año", { exact: true })).toHaveValue("1948");
  await page.getByRole("button", { name: "Guardar cambios" }).click();
  await page.waitForURL(`**/panel/clientes/${id}`);
  const [row] = await sql`select phone, birth_date::text from accounts where id = ${id}`;
  expect(row).toEqual({ phone: `+591${client.phone}`, birth_date: "1948-03-05" });
});

test("on a client's page «No es la misma persona» is remembered", { tag: "@once" }, async ({
  atCounter: page,
  sql,
  branch,
}) => {
  const { givenNames, surnames, document } = newClient();
  const person = { givenNames, surnames, documentNumber: document, branchId: branch.id };
  const [one, other] = [await insertAccount(sql, person), await insertAccount(sql, person)];
  await page.goto(`/panel/clientes/${one}`);
  await page.getByRole("button", { name: "No es la misma persona" }).click();
  await expect(page.getByText("Nadie más se le parece.")).toBeVisible();
  await page.goto(`/panel/clientes/${other}`);
  await expect(page.getByText("Nadie más se le parece.")).toBeVisible();
});

test("a wrong check digit is pointed out once, and may be kept", { tag: "@once" }, async ({ atCounter: page, sql }) => {
  const client = newClient();
  await open(page, "/panel/clientes/nuevo");
  await fillClient(page, { ...client, document: "12.345.678-4" });
  await page.getByLabel("Tipo", { exact: true }).selectOption("RUT");
  await page.getByRole("button", { name: "Registrar cliente" }).click();
  await expect(page.getByText("Revisa el dígito: esperábamos 5.")).toBeVisible();
  expect(await sql`select 1 from accounts where email = ${client.email}`).toHaveLength(0);
  await page.getByRole("button", { name: "Registrar cliente" }).click();
  await page.locator("[data-password]").waitFor();
});
