import type { Page } from "@playwright/test";
import { insertAccount } from "../../testing/staff";
import { fillClient, newClient, open, test } from "../support/counter";

/** `screens/phone-light/registro.png` and so on; git ignores the folder. */
async function picture(page: Page, name: string, screen: string) {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => null));
  await page.screenshot({ path: `screens/${screen}/${name}.png`, fullPage: true });
}

const nameOf = (path: string) => path.slice(1).replaceAll(/[/?=%]+/g, "-") || "portada";

test("what everybody sees", async ({ page }, { project }) => {
  for (const path of [
    "/",
    "/registro",
    "/ingresar",
    "/recuperar",
    "/verificar",
    "/docs",
    "/docs/errores",
    "/no-existe",
  ]) {
    await page.goto(path);
    await picture(page, nameOf(path), project.name);
  }
  await open(page, "/registro");
  await page.getByLabel("Correo").fill("ana@gmial.com");
  await page.getByRole("button", { name: "Crear cuenta" }).click();
  await page.getByText("Escribe tus nombres.").waitFor();
  await picture(page, "registro-por-corregir", project.name);
});

test("what a client sees", async ({ signedIn: page }, { project }) => {
  for (const path of ["/inicio", "/cuenta"]) {
    await page.goto(path);
    await picture(page, nameOf(path), project.name);
  }
});

test("what staff see", async ({ atDesk: page, sql, branch }, { project }) => {
  test.slow();
  const { surnames, document: number } = newClient();
  const client = { givenNames: "Nicanor Segismundo", surnames, documentNumber: number, branchId: branch.id };
  const id = await insertAccount(sql, client);
  const other = await insertAccount(sql, { ...client, givenNames: "Nicanora" });
  await sql`insert into probable_pairs (lower_id, higher_id, bits, verdict, reasons, weights)
    values (${id}, ${other}, 99, 'same', '{same_document,sound_name}', '')`;
  await sql`insert into role_requests (account_id, role) values (${id}, 'employee')`;
  await sql`insert into letters (kind, account_id, recipient, failed_at, last_error)
    select 'verify_email', id, email, now(), '550 5.1.1 mailbox unavailable' from accounts where id = ${id}`;
  const one = [`/panel/clientes/${id}`, `/panel/clientes/${id}/editar`];
  const lists = ["/panel", "/panel/clientes", "/panel/clientes?buscar=Segismundo", "/panel/cartas", "/panel/equipo"];
  const rest = [
    "/panel/duplicados",
    "/panel/equipo/nuevo",
    "/panel/solicitudes",
    "/panel/sucursales",
    "/panel/negocio",
    "/panel/negocio/prueba",
    "/panel/negocio/textos/terminos",
    "/panel/importar",
    "/panel/auditoria",
  ];
  for (const path of [...lists, ...rest, ...one]) {
    await page.goto(path);
    await picture(page, nameOf(path).replace(`-${id}`, "-uno"), project.name);
  }

  await open(page, "/panel/clientes/nuevo");
  await picture(page, "nuevo", project.name);
  await page.getByLabel("Número de documento").fill(number);
  await page.getByText("Mismo documento").first().waitFor();
  await picture(page, "nuevo-con-parecidos", project.name);
  await page.reload();
  await page.getByText("Recuperamos lo que").waitFor();
  await picture(page, "nuevo-con-borrador", project.name);
  await fillClient(page, newClient());
  await page.getByRole("button", { name: "Registrar cliente" }).click();
  await page.locator("[data-password]").waitFor();
  await page.getByRole("button", { name: "Copiar" }).click();
  await page.getByRole("region", { name: "Avisos" }).getByRole("button").waitFor();
  await picture(page, "comprobante", project.name);
});
