import { readFileSync } from "node:fs";

export type ServerAction = { id: string; name: string; pages: string[] };

const read = (file: string) => JSON.parse(readFileSync(`.next/server/${file}`, "utf8"));

/** A route group, as in `app/(self)/cuenta`, is no part of the URL. */
const groups = /\([^/]+\)\//;

/** Every route of the build, such as `/panel/clientes/[id]`. */
export function builtPaths(): string[] {
  const paths = Object.keys(read("app-paths-manifest.json") as Record<string, string>);
  return paths
    .map((path) => path.replace(groups, "").replace(/\/(page|route)$/, "") || "/")
    .filter((path) => !path.startsWith("/_"));
}

/** Every server action of the build, as `app/(self)/cuenta/actions.ts close`. */
export function builtActions(): ServerAction[] {
  type Entry = { workers: Record<string, unknown>; filename: string; exportedName: string };
  const { node } = read("server-reference-manifest.json") as { node: Record<string, Entry> };
  return Object.entries(node).map(([id, { workers, filename, exportedName }]) => ({
    id,
    name: `${filename} ${exportedName}`,
    pages: Object.keys(workers).map((worker) => worker.replace(groups, "").replace(/^app|\/page$/g, "") || "/"),
  }));
}
