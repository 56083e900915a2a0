import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * As `rule: element`, by all of axe's rules or only the named ones. It reports violations only, and in the page itself:
 * describing what passes, and a page of its own for the report, took most of the time.
 */
async function violations(page: Page, ...rules: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"], preload: false }).setLegacyMode();
  const found = await (rules.length > 0 ? axe.withRules(rules) : axe).analyze();
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** What axe finds wrong in the light theme, and in the dark one by the rules that a theme makes a difference to. */
export async function violationsInBothThemes(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const light = await violations(page);
  await page.emulateMedia({ colorScheme: "dark" });
  return [...light, ...(await violations(page, "color-contrast", "link-in-text-block"))];
}

/** No axe violations in either theme, no horizontal overflow, no target below 44 px. */
export async function expectAccessible(page: Page) {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page).toHaveTitle(/ · Alta$|^Alta: /);
  expect(await violationsInBothThemes(page)).toEqual([]);
  expect(await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
  expect(await page.evaluate(smallTargets)).toEqual([]);
}

/** The controls less than 44 px high or wide. Runs in the page. */
function smallTargets(): string[] {
  const choices = ":is([type=checkbox], [type=radio])";
  const targets = `a[href], button, summary, select, input:not([type=hidden], ${choices}), label:has(${choices})`;
  return [...document.querySelectorAll<HTMLElement>(targets)]
    .filter((target) => target.checkVisibility({ visibilityProperty: true }))
    .map((target) => ({ target, box: target.getBoundingClientRect() }))
    .filter(({ box: { width, height } }) => width > 1 && height > 1 && (width < 43.5 || height < 43.5))
    .map(({ target, box }) => `${target.outerHTML.slice(0, 80)}: ${box.width} × ${box.height}`);
}
