import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const ROOTS = ["accounts", "app", "auth", "components", "contracts", "crypto", "db", "limits", "mail", "messages"];
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", ...ROOTS], {
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => /\.(tsx?|mjs)$/.test(file) && !/\.(test|d)\.tsx?$/.test(file) && existsSync(file));

const text = new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
const starts = (file: string, directive: string) => text.get(file)?.startsWith(`"${directive}"`) ?? false;
const isServerOnly = (file: string) => text.get(file)?.includes('import "server-only";') ?? false;

/** What a file imports at run time: type imports are gone by then. */
function importsOf(file: string): string[] {
  const statements = text.get(file)?.matchAll(/^(?:import|export)\s(?!type\b)(?:[^;"]*?\sfrom\s)?"([^"]+)"/gm) ?? [];
  return [...statements].map(([, specifier = ""]) => resolved(file, specifier) ?? specifier);
}

function resolved(file: string, specifier: string): string | undefined {
  if (!/^[.@]\//.test(specifier) && !specifier.startsWith("../")) return undefined;
  const path = specifier.startsWith("@/") ? specifier.slice(2) : join(dirname(file), specifier);
  return [path, `${path}.ts`, `${path}.tsx`].find((candidate) => text.has(candidate));
}

/** The server-only modules that importing this file evaluates; a server action's module is only called from afar. */
function reached(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file) || !text.has(file)) return [];
  seen.add(file);
  if (isServerOnly(file)) return [file];
  return importsOf(file).flatMap((next) => (starts(next, "use server") ? [] : reached(next, seen)));
}

test("no module of the browser reaches the database, a secret or a session", () => {
  const browser = files.filter((file) => starts(file, "use client"));
  expect(browser.length).toBeGreaterThan(30);
  expect(browser.flatMap((file) => reached(file).map((found) => `${file} reaches ${found}`))).toEqual([]);
});

test("what opens the database, derives from secrets or reads cookies is server-only", () => {
  // `.mjs` files under these folders run in plain Node, in worker threads, where Next's compiler resolves nothing.
  const guarded = /^(postgres|jose|next\/headers|next-auth(\/.*)?|node:crypto)$/;
  const open = files
    .filter((file) => /^(auth|crypto|db|limits|mail|accounts)\/.*\.tsx?$/.test(file))
    .filter((file) => importsOf(file).some((imported) => guarded.test(imported)))
    .filter((file) => reached(file).length === 0);
  expect(open).toEqual([]);
});
