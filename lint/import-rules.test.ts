import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importRules } from "./import-rules";

test("the linter's rules are those of the table; `npx vitest run lint -u` writes them anew", async () => {
  const overrides = importRules().map((override) => `  ${JSON.stringify(override)}`);
  await expect(`{ "overrides": [\n${overrides.join(",\n")}\n] }\n`).toMatchFileSnapshot("import-rules.json");
});

const FORBIDDEN: Record<string, string[]> = {
  "accounts/clients/a.ts": ["../../auth/keys", "next/headers"],
  "accounts/a.ts": ["@/contracts/contract", "next", "react", "@/http/problem.mjs"],
  "db/a.ts": ["../mail/worker", "@/accounts/account"],
  "mail/a.ts": ["@/limits/take"],
  "limits/a.ts": ["../accounts/account"],
  "crypto/a.ts": ["@/runtime/per-process"],
  "auth/a.ts": ["@/components/forms/form"],
  "contracts/a.ts": ["drizzle-orm", "next/server", "../app/page"],
  "contracts/movil.ts": ["./portal", "./serve.ts", "@/db/client", "@/auth/keys", "next/server", "@/app/page"],
  "contracts/openapi/a.ts": ["@/components/forms/form"],
  "components/panel/a.tsx": ["@/contracts/published", "drizzle-orm/pg-core", "@/db/schema"],
  "app/panel/a.tsx": ["drizzle-orm", "@/db/client", "../../testing/staff"],
  "scripts/a.ts": ["../app/_start/start-mail"],
  "http/a.mjs": ["../accounts/account.ts", "@/db/client"],
  "conformance/a.ts": ["../contracts/contract"],
  "conformance/clauses/a.ts": ["@/contracts/contract"],
};

const ALLOWED: Record<string, string[]> = {
  "accounts/clients/a.ts": ["../policy", "../links/find-link", "@/db/client", "@/mail/enqueue"],
  "contracts/movil.ts": ["./contract", "@/accounts/fields"],
  "contracts/serve.ts": ["@/auth/keys"],
  "app/panel/a.tsx": ["@/accounts/policy", "@/db/readiness", "next/headers", "react"],
  "http/a.mjs": ["../messages/refusals.mjs", "../scripts/process/app.ts"],
  "conformance/clauses/a.ts": ["../clause"],
  "accounts/a.test.ts": ["@/auth/keys"],
};

const files = Object.keys({ ...FORBIDDEN, ...ALLOWED });

describe("the linter", () => {
  test.each(files)("tells what %s may not import from what it may", (file) => {
    expect(refused(file)).toEqual(FORBIDDEN[file] ?? []);
  });

  /** Files of which every line is an import, linted once with the project's configuration. */
  const folder = mkdtempSync(join(tmpdir(), "alta-lint-"));
  let output = "";
  beforeAll(() => {
    cpSync("biome.json", join(folder, "biome.json"));
    cpSync("lint/import-rules.json", join(folder, "lint/import-rules.json"));
    for (const file of files) {
      const imports = [...(FORBIDDEN[file] ?? []), ...(ALLOWED[file] ?? [])];
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), imports.map((imported) => `import "${imported}";\n`).join(""));
    }
    const args = ["lint", "--vcs-enabled=false", "--only=style/noRestrictedImports", "--max-diagnostics=none"];
    const { stdout, stderr } = spawnSync(resolve("node_modules/.bin/biome"), [...args, "--reporter=github"], {
      cwd: folder,
      encoding: "utf8",
    });
    output = stdout + stderr;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function refused(file: string): string[] {
    const lines = readFileSync(join(folder, file), "utf8").split("\n");
    const found = output.matchAll(/noRestrictedImports,file=([^,]+),line=(\d+)/g);
    const numbers = new Set([...found].flatMap(([, name, line]) => (name === join(folder, file) ? Number(line) : [])));
    return lines.filter((_, index) => numbers.has(index + 1)).map((line) => line.slice(8, -2));
  }
});

test("within accounts/ no folder imports, by whatever way, one that imports it", () => {
  const arrows = new Map<string, Set<string>>();
  for (const file of readdirSync("accounts", { recursive: true, encoding: "utf8" })) {
    if (!/\.(ts|mjs)$/.test(file) || file.includes(".test.")) continue;
    const source = readFileSync(join("accounts", file), "utf8");
    for (const [, imported = ""] of source.matchAll(/(?:from|import\(|new URL\()\s*"(\.[^"]+)"/g)) {
      const [from, to] = [room(file), room(join(dirname(file), imported))];
      if (from !== to && !to.startsWith("..")) arrows.set(from, (arrows.get(from) ?? new Set()).add(to));
    }
  }
  expect([...arrows.keys()].flatMap((start) => circle(arrows, [start]) ?? [])).toEqual([]);
});

/** A folder of accounts/, or a file that lies in none. */
function room(path: string): string {
  return path.includes("/") ? dirname(path) : path.replace(/\.\w+$/, "");
}

/** The first way that leads back to where it began. */
function circle(arrows: Map<string, Set<string>>, way: string[], seen = new Set<string>()): string[] | undefined {
  for (const next of arrows.get(way.at(-1) ?? "") ?? []) {
    if (next === way[0]) return [[...way, next].join(" → ")];
    if (seen.has(next)) continue;
    const found = circle(arrows, [...way, next], seen.add(next));
    if (found) return found;
  }
  return undefined;
}
