import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { hash } from "bcryptjs";
import type postgres from "postgres";
import { insertAccount, insertBranch } from "../../testing/staff";
import { test as base, enter } from "./test";

export type Staff = { id: number; email: string; branchId: number | null; givenNames: string };

type Fixtures = {
  /** A branch of this test's own. */
  branch: { id: number; name: string };
  employee: Staff;
  admin: Staff;
  /** The page of an employee of `branch`, signed in. */
  atCounter: Page;
  /** The page of an administrator, signed in. */
  atDesk: Page;
};

type WorkerFixtures = { passwordHash: string };

export const PASSWORD = "una clave solo de prueba";

export const mark = () => randomBytes(5).toString("hex");

async function insertStaff(
  sql: postgres.Sql,
  role: "employee" | "admin",
  branchId: number | null,
  passwordHash: string,
) {
  const email = `${role}.${mark()}@example.com`;
  const givenNames = role === "admin" ? "Jefa" : "Lucía";
  const id = await insertAccount(sql, { email, role, branchId, passwordHash, givenNames, surnames: "Mercado" });
  return { id, email, branchId, givenNames };
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  passwordHash: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright insists on a pattern
    async ({}, use) => use(await hash(PASSWORD, 10)),
    { scope: "worker" },
  ],
  branch: async ({ sql }, use) => {
    const name = `Sucursal ${mark()}`;
    await use({ id: await insertBranch(sql, name), name });
  },
  employee: async ({ sql, branch, passwordHash }, use) =>
    use(await insertStaff(sql, "employee", branch.id, passwordHash)),
  admin: async ({ sql, passwordHash }, use) => use(await insertStaff(sql, "admin", null, passwordHash)),
  atCounter: async ({ page, employee }, use) => {
    await enter(page, { email: employee.email, password: PASSWORD });
    await use(page);
  },
  atDesk: async ({ page, admin }, use) => {
    await enter(page, { email: admin.email, password: PASSWORD });
    await use(page);
  },
});

export { expect } from "@playwright/test";
export { open } from "./test";

export type Client = { givenNames: string; surnames: string; email: string; phone: string; document: string };

const lettersOf = (word: string) =>
  [...word].map((sign, at) => String.fromCharCode((at === 0 ? 65 : 97) + Number.parseInt(sign, 16))).join("");

export function newClient(): Client {
  const word = mark();
  return {
    givenNames: "Nicanor",
    // Of letters alone: all these clients were born on one day, and one shared surname would make them one person.
    surnames: `${lettersOf(word)} ${word}`,
    email: `nicanor.${word}@example.com`,
    phone: `7${Math.floor(Math.random() * 1e7)
      .toString()
      .padStart(7, "0")}`,
    document: word.toUpperCase(),
  };
}

/** Fills the counter's form as an employee does. */
export async function fillClient(page: Page, client: Client) {
  await page.getByLabel("Correo", { exact: true }).fill(client.email);
  await page.getByLabel("Nombres", { exact: true }).fill(client.givenNames);
  await page.getByLabel("Apellidos", { exact: true }).fill(client.surnames);
  await page.getByLabel("Número de documento").fill(client.document);
  await page.getByLabel("Prefijo del país").selectOption("BO");
  await page.getByLabel("Número de teléfono").fill(client.phone);
  await page.getByLabel("Día", { exact: true }).fill("5");
  await page.getByRole("combobox", { name: "Mes" }).selectOption("03");
  await page.getByLabel("Año", { exact: true }).fill("1948");
}

/** The password on the screen, put together again. */
export async function shownPassword(page: Page): Promise<string> {
  const groups = await page.locator("[data-password] p.font-mono").allTextContents();
  return groups.join("");
}
