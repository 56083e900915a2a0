import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "./scripts/chromium.ts";
import { testVariable } from "./scripts/process/environment.ts";

const executablePath = findChromium();
const baseURL = testVariable("TEST_APP_URL");

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  // Pictures of every screen, made by `npm run screens`.
  testIgnore: "**/screens/**",
  globalSetup: "./testing/browser-setup.ts",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // Generous: a journey that waits for the machine fails at nothing.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    ...(baseURL && { baseURL }),
    locale: "es-ES",
    launchOptions: { ...(executablePath && { executablePath }), args: ["--disable-dev-shm-usage"] },
    screenshot: "only-on-failure",
    // A recording of every step costs a fifth of the time: `npx playwright test --trace on` when one is wanted.
    trace: "off",
  },
  projects: [
    { name: "phone", use: { ...devices["Desktop Chrome"], viewport: { width: 390, height: 844 }, hasTouch: true } },
    // What does not depend on the size of the screen is tried on one of them.
    {
      name: "desktop",
      grepInvert: /@once/,
      use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } },
    },
  ],
});
