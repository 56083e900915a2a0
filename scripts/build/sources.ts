import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const code = /\.(tsx?|mjs|js|css|json|svg|ico|png|webp|woff2|txt|webmanifest)$/;
/** Code that is no part of the build. */
const apart = /(\.(test|spec)\.tsx?|\.d\.ts|^(biome\.json|knip\.json|(vitest|playwright|drizzle)\.config\.ts))$/;
/** At the root only: `app/docs` and `app/.well-known` are built. */
const apartFolders =
  /^(\.[^/]*|node_modules|scripts|lint|testing|e2e|bench|conformance|docs|deploy|test-results|playwright-report)$/;

/** One hash over everything the build is made from. Reads every source file (milliseconds). */
export function fingerprintSources(root: string, dataFolder: string): string {
  const hash = createHash("sha256");
  const isApart = (path: string) => apartFolders.test(relative(root, path)) || resolve(path) === resolve(dataFolder);
  for (const file of sourceFiles(root, isApart).sort()) {
    const content = readFileSync(file);
    hash.update(`${relative(root, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function sourceFiles(folder: string, isApart: (path: string) => boolean): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return isApart(path) ? [] : sourceFiles(path, isApart);
    return code.test(entry.name) && !apart.test(entry.name) ? [path] : [];
  });
}
