import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { noSettings } from "./scripts/process/environment.ts";
import { SlowFirst } from "./testing/slow-first.ts";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  resolve: {
    alias: { "@": root, "server-only": "next/dist/compiled/server-only/empty.js" },
  },
  test: {
    env: noSettings,
    globalSetup: ["testing/database-setup.ts"],
    maxWorkers: 2,
    sequence: { sequencer: SlowFirst },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: ["node_modules", ".next", "e2e", "scripts", "http"].map((folder) => `${folder}/**`),
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "http",
          include: ["e2e/http/**/*.test.ts", "http/**/*.test.ts", "scripts/**/*.test.ts"],
          globalSetup: ["testing/build-setup.ts", "testing/lender-setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "faults",
          include: ["e2e/faults/**/*.test.ts"],
          globalSetup: ["testing/build-setup.ts"],
          // One fault at a time: they all want the whole machine.
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
