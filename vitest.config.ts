import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      "@": root,
      // Outside Next the package throws, which is its whole purpose.
      "server-only": `${root}node_modules/server-only/empty.js`,
    },
  },
  test: {
    // An operator's own settings must never reach a test; an empty variable counts as unset.
    env: { DATABASE_URL: "", DATA_DIR: "", AUTH_SECRET: "", SMTP_URL: "", APP_URL: "", PORT: "", HOST: "" },
    globalSetup: ["scripts/testing/database-setup.ts"],
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: ["node_modules", ".next", "e2e", "scripts"].map((folder) => `${folder}/**`),
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: "http",
          include: ["e2e/http/**/*.test.ts", "scripts/**/*.test.ts"],
          globalSetup: ["scripts/testing/build-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
