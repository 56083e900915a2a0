import type { Page } from "@playwright/test";
import { insertAccount } from "../testing/staff";
import { violationsInBothThemes } from "./support/accessible";
import { expect, newClient, open, test } from "./support/counter";

const PAGES = [
  "/panel",
  "/panel/clientes",
  "/panel/clientes/nuevo",
  "/panel/clientes/[id]",
  "/panel/clientes/[id]/editar",
  "/panel/duplicados",
  "/panel/cartas",
  "/panel/negocio",
  "/panel/negocio/prueba",
  "/panel/negocio/textos/terminos",
  "/panel/equipo",
  "/panel/equipo/nuevo",
  "/panel/solicitudes",
  "/panel/sucursales",
  "/panel/importar",
  "/panel/auditoria",
];

async function expectSound(page: Page, what: string) {
  expect(await violationsInBothThemes(page), what).toEqual([]);
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(content, `${what} scrolls sideways`).toBeLessThanOrEqual(screen ?? 0);
}

test("every page of the panel is accessible in both themes and fits the screen", async ({
  atDesk: page,
  sql,
  branch,
}) => {
  test.slow();
  const { surnames, email, document } = newClient();
  const client = { givenNames: "Nicanor Segismundo", surnames, documentNumber: document, branchId: branch.id };
  const id = await insertAccount(sql, { ...client, email: `una.direccion.larga.${email}` });
  const other = await insertAccount(sql, client);
  await sql`insert into probable_pairs (lower_id, higher_id, bits, verdict, reasons, weights)
    values (${id}, ${other}, 99, 'same', '{same_document,same_name}', '')`;
  await sql`insert into role_requests (account_id, role) values (${id}, 'employee')`;
  await sql`insert into letters (kind, account_id, recipient, failed_at, last_error)
    select 'verify_email', id, email, now(), '550 5.1.1 mailbox unavailable' from accounts where id = ${id}`;
  for (const path of PAGES) {
    await page.goto(path.replace("[id]", String(id)));
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expectSound(page, path);
  }
  await open(page, "/panel/clientes/nuevo");
  await page.getByLabel("Número de documento").fill(document);
  await page.getByText("Mismo documento").first().waitFor();
  await expectSound(page, "the radar");
});
