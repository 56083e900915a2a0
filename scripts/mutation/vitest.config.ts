import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { noSettings, testVariable } from "../process/environment.ts";

/** The mutant to be tried, written by `mutation.ts`: the sources themselves stay as they are. */
type Tried = { file: string; source: string };

const root = fileURLToPath(new URL("../..", import.meta.url));
const tried = JSON.parse(readFileSync(testVariable("TEST_MUTANT") ?? "", "utf8")) as Tried;

export default defineConfig({
  root,
  resolve: { alias: { "@": root } },
  plugins: [
    {
      name: "mutant",
      enforce: "pre",
      load: (id: string) => (id.split("?")[0] === resolve(root, tried.file) ? tried.source : null),
    },
  ],
  test: {
    env: noSettings,
    globalSetup: ["testing/database-setup.ts"],
    include: ["accounts/**/*.test.ts", "auth/**/*.test.ts", "limits/**/*.test.ts"],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
