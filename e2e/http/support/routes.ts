import { readFileSync } from "node:fs";

type Route = { path: string; kind: "page" | "route" };

const examples: Record<string, string> = {
  token: "A".repeat(43),
  id: "1",
  "...slug": "integrar",
  contrato: "movil",
  texto: "terminos",
  version: "1",
  "...nextauth": "session",
};

/** Every page and route handler of the build except the catch-all, with example parameters. */
export function builtRoutes(): Route[] {
  const manifest: Record<string, string> = JSON.parse(readFileSync(".next/app-path-routes-manifest.json", "utf8"));
  return Object.entries(manifest)
    .filter(([, path]) => !path.startsWith("/_") && path !== "/api/[[...unknown]]")
    .map(([file, path]) => ({
      path: path.replace(/\[([^\]]+)\]/g, (_, name: string) => examples[name] ?? unknown(path)),
      kind: file.endsWith("/page") ? "page" : "route",
    }));
}

function unknown(path: string): never {
  throw new Error(`The tests need an example for the parameter of ${path}`);
}
