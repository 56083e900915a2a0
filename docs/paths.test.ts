import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const pages = ["README.md", "CONTRIBUTING.md", ...readdirSync("docs").map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith(".md"),
);

/** Older decisions name files as they were then. */
const HISTORY = "docs/decisions.md";

/** The files and folders that a page names in backticks: with a folder of this repository, or at its root. */
function pathsIn(page: string): string[] {
  const folders = readdirSync(".", { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^\.(?!vscode|github)|^node_modules$/.test(entry.name))
    .map(({ name }) => name);
  const quoted = [...readFileSync(page, "utf8").matchAll(/`([^`\s]+)`/g)].map(([, text = ""]) => text);
  return quoted.filter((text) => {
    const [first = ""] = text.split("/");
    return /^[\w.()[\]/-]+$/.test(text) && (text.includes("/") ? folders.includes(first) : /\.(ts|mjs|md)$/.test(text));
  });
}

test.each(pages.filter((page) => page !== HISTORY))("every path that %s names exists", (page) => {
  const paths = pathsIn(page);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});

test("paths are recognised at all", () => {
  expect(pathsIn("CONTRIBUTING.md")).toContain("app/(contracts)/api/auth/register/route.ts");
  expect(pathsIn("README.md")).toContain("contracts/");
});
