import { defineConfig, devices } from "@playwright/test";
import main from "../../playwright.config";

const widths = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } };
const themes = ["light", "dark"] as const;

/** Every screen at two widths in two themes, for `npm run screens`. */
export default defineConfig({
  ...main,
  testDir: ".",
  testIgnore: [],
  globalSetup: "../../testing/browser-setup.ts",
  outputDir: "../../test-results",
  projects: Object.entries(widths).flatMap(([name, viewport]) =>
    themes.map((colorScheme) => ({
      name: `${name}-${colorScheme}`,
      use: { ...devices["Desktop Chrome"], viewport, colorScheme, reducedMotion: "reduce" as const },
    })),
  ),
});
