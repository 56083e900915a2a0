import type { Page } from "@playwright/test";
import { expect, test } from "./support/counter";

const LATENCY_MILLISECONDS = 2500;

/** Delays every page that the browser fetches, as a slow network does. */
async function slow(page: Page) {
  await page.route("**/panel/clientes**", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, LATENCY_MILLISECONDS));
    await route.continue();
  });
}

const link = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Panel" }).getByRole("link", { name, exact: true }).filter({ visible: true });

test("a pressed link is marked at once and a bar is shown until its page arrives", async ({ atCounter: page }) => {
  await page.goto("/panel");
  await slow(page);
  const clients = link(page, "Clientes");
  const bar = page.getByRole("progressbar");
  await clients.click();
  await expect(clients).toHaveCSS("opacity", "0.6", { timeout: 500 });
  await expect(bar).toBeVisible({ timeout: 1000 });
  await expect(page).toHaveURL("/panel");
  await expect(page.getByRole("heading", { level: 1, name: "Clientes" })).toBeVisible();
  await expect(bar).toBeHidden();
  await expect(clients).toHaveCSS("opacity", "1");
});

test("a page of the panel that fails leaves the navigation in place", async ({ atCounter: page, watch }) => {
  watch.allow(/broken on purpose/);
  await page.goto("/panel");
  const draw = await page.evaluateHandle(() => {
    const { getRandomValues } = crypto;
    crypto.getRandomValues = () => {
      throw new Error("broken on purpose");
    };
    return getRandomValues;
  });
  await link(page, "Nuevo cliente").click();
  await expect(page.getByRole("heading", { name: "Algo falló de nuestro lado" })).toBeVisible();
  await expect(link(page, "Clientes")).toBeVisible();
  await draw.evaluate((getRandomValues) => {
    crypto.getRandomValues = getRandomValues;
  });
  await page.getByRole("button", { name: "Intentar otra vez" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Nuevo cliente" })).toBeVisible();
});
