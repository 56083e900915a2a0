import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type postgres from "postgres";
import { insertAccount } from "../testing/staff";
import { expect, newClient, open, PASSWORD, test } from "./support/counter";

/** The session's owner signed in so long ago that they are asked again. */
const longAgo = (sql: postgres.Sql, id: number) =>
  sql`update sessions set authenticated_at = now() - interval '11 minutes' where account_id = ${id}`;

async function invitation(page: Page) {
  const { email, surnames } = newClient();
  await page.getByLabel("Correo", { exact: true }).fill(email);
  await page.getByLabel("Nombres").fill("Irene");
  await page.getByLabel("Apellidos").fill(surnames);
  await page.getByLabel("Puesto").fill("Cajera");
  return email;
}

test("after ten minutes the password is asked in place, what was typed stays, and the act is carried out [HR-02]", async ({
  atDesk: page,
  admin,
  sql,
}) => {
  await longAgo(sql, admin.id);
  await open(page, "/panel/equipo/nuevo");
  const email = await invitation(page);
  await page.getByRole("button", { name: "Enviar invitación" }).click();
  const dialog = page.getByRole("dialog", { name: "Confirma que eres tú" });
  const password = dialog.getByLabel("Tu contraseña");
  await expect(password).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel("Puesto")).toHaveValue("Cajera");
  await page.getByRole("button", { name: "Enviar invitación" }).click();
  await password.fill("otra que no es");
  await dialog.getByRole("button", { name: "Confirmar y seguir" }).click();
  await expect(dialog.getByText("Esa no es tu contraseña.")).toBeVisible();
  await password.fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/panel\/equipo\/\d+$/);
  const [row] = await sql`select role, job_title from accounts where email = ${email}`;
  expect(row).toEqual({ role: "employee", job_title: "Cajera" });
});

test("an act that is confirmed in a dialog asks for the password over it, once for ten minutes [HR-02]", async ({
  atDesk: page,
  admin,
  sql,
}) => {
  const { surnames } = newClient();
  const id = await insertAccount(sql, { givenNames: "Bruno", surnames });
  await longAgo(sql, admin.id);
  await page.goto(`/panel/clientes/${id}`);
  await page.getByRole("button", { name: "Desactivar cuenta" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Desactivar" }).click();
  const asked = page.getByRole("dialog", { name: "Confirma que eres tú" });
  await asked.getByLabel("Tu contraseña").fill(PASSWORD);
  await asked.getByRole("button", { name: "Confirmar y seguir" }).click();
  await expect(page.getByText("Cuenta desactivada.")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("button", { name: "Reactivar cuenta" }).click();
  await expect(page.getByText("Cuenta reactivada.")).toBeVisible();
});

test("the list leaves as a file once the password is right [HR-02]", async ({ atDesk: page, admin, sql }) => {
  await longAgo(sql, admin.id);
  await page.goto("/panel/auditoria");
  await page.getByRole("button", { name: "Exportar CSV" }).click();
  const asked = page.getByRole("dialog", { name: "Confirma que eres tú" });
  await asked.getByLabel("Tu contraseña").fill(PASSWORD);
  const download = page.waitForEvent("download");
  await asked.getByRole("button", { name: "Confirmar y seguir" }).click();
  expect(await readFile(await (await download).path(), "utf8")).toContain("session.confirmed");
  await expect(asked).toBeHidden();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the question stands in the form, and what was typed with it [HR-02]", { tag: "@once" }, async ({
    atDesk: page,
    admin,
    sql,
  }) => {
    await longAgo(sql, admin.id);
    await page.goto("/panel/equipo/nuevo");
    const email = await invitation(page);
    await page.getByRole("button", { name: "Enviar invitación" }).click();
    await expect(page.getByRole("heading", { name: "Confirma que eres tú" })).toBeVisible();
    await expect(page.getByLabel("Puesto")).toHaveValue("Cajera");
    await page.getByLabel("Tu contraseña").fill(PASSWORD);
    await page.getByRole("button", { name: "Confirmar y seguir" }).click();
    await page.waitForURL(/\/panel\/equipo\/\d+$/);
    expect(await sql`select id from accounts where email = ${email}`).toHaveLength(1);
  });

  test("an export goes by way of a page that asks, and back to the list [HR-02]", { tag: "@once" }, async ({
    atDesk: page,
    admin,
    sql,
  }) => {
    await longAgo(sql, admin.id);
    await page.goto("/panel/clientes?estado=activas");
    await page.getByRole("button", { name: "Exportar CSV" }).click();
    await expect(page).toHaveURL(/\/confirmar/);
    await page.getByLabel("Tu contraseña").fill(PASSWORD);
    await page.getByRole("button", { name: "Confirmar y seguir" }).click();
    await expect(page).toHaveURL(/\/panel\/clientes\?estado=activas/);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Exportar CSV" }).click();
    await (await download).path();
  });
});
