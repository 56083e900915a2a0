import { type BrowserContext, test as base, devices, type Page } from "@playwright/test";
import postgres from "postgres";
import { testVariable } from "../../scripts/process/environment";
import { type Account, type Person, registerPerson } from "./people";
import { Watch } from "./watch";

type Fixtures = {
  /** Fails the test when a page does what no page may do. `watch.allow` permits what the test provokes. */
  watch: Watch;
  /** A page in a browser of its own, as on another device. */
  otherDevice: () => Promise<Page>;
  /** A person with an account; not signed in. */
  person: Person;
  /** A page signed in as `person`. */
  signedIn: Page;
};

type WorkerFixtures = { sql: postgres.Sql };

const { userAgent: iPhone } = devices["iPhone 15"];

export const test = base.extend<Fixtures, WorkerFixtures>({
  watch: async ({ baseURL }, use) => {
    const watch = new Watch(baseURL ?? "");
    await use(watch);
    watch.expectNothing();
  },

  context: async ({ context, watch }, use) => {
    watch.over(context);
    await use(context);
  },

  otherDevice: async ({ browser, watch }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ userAgent: iPhone });
      contexts.push(context);
      watch.over(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },

  person: async ({ baseURL }, use) => {
    await use(await registerPerson(baseURL ?? ""));
  },

  signedIn: async ({ page, person }, use) => {
    await enter(page, person);
    await use(page);
  },

  sql: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright insists on a pattern
    async ({}, use) => {
      const sql = postgres(testVariable("TEST_APP_DATABASE_URL") ?? "", { max: 2, onnotice: () => {} });
      await use(sql);
      await sql.end();
    },
    { scope: "worker" },
  ],
});

export { expect } from "@playwright/test";

/** Opens a page with a form and waits until it is hydrated. */
export async function open(page: Page, path: string) {
  await page.goto(path);
  await page.locator("form[novalidate]").first().waitFor({ state: "attached" });
}

/** Signs in with the form, and waits for the redirect. */
export async function signIn(page: Page, { email, password }: Account, path = "/ingresar") {
  await open(page, path);
  await page.getByLabel("Correo").fill(email);
  await page.getByLabel("Contraseña", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Ingresar" }).click();
  await page.waitForURL((url) => url.pathname !== "/ingresar");
}

/** Fills in the required fields of a sign-up. */
export async function fillSignUp(page: Page, { givenNames, surnames, email, password, phone }: Person) {
  await page.getByLabel("Nombres").fill(givenNames);
  await page.getByLabel("Apellidos").fill(surnames);
  await page.getByLabel("Correo").fill(email);
  await page.getByLabel("Contraseña", { exact: true }).fill(password);
  await page.getByLabel("Número de teléfono").fill(phone);
}

/** Signs in without the form, as next-auth's client does: for tests about what comes after. */
export async function enter({ request }: Page, { email, password }: Account) {
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  const form = { email, password, csrfToken, json: "true" };
  await request.post("/api/auth/callback/credentials", { form });
}

/** The browser's session cookie. */
export async function sessionCookie(context: BrowserContext) {
  return (await context.cookies()).find(({ name }) => name === "alta.session");
}
