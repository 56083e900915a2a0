import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Record<string, { version?: string; integrity?: string; link?: boolean; inBundle?: boolean }>;
};
const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Record<string, Record<string, string>>;

/** The oldest versions without known vulnerabilities, by the advisories in docs/security.md. */
const FLOORS: Record<string, string> = {
  next: "16.3.3",
  react: "19.2.3",
  "react-dom": "19.2.3",
  "next-auth": "4.24.15",
  nodemailer: "9.1.1",
  "drizzle-orm": "0.45.2",
  jose: "4.15.5",
  uuid: "9.0.0",
};

const parts = (version: string) => version.split(/[.-]/).slice(0, 3).map(Number);

function isAtLeast(version: string, floor: string): boolean {
  const [have, need] = [parts(version), parts(floor)];
  const index = have.findIndex((part, at) => part !== need[at]);
  return index === -1 || (have[index] ?? 0) > (need[index] ?? 0);
}

test.each(Object.entries(FLOORS))("every %s that is installed is %s or newer [CFG-03]", (name, floor) => {
  const found = Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
  expect(found).not.toEqual([]);
  for (const [path, { version = "0" }] of found)
    expect([path, version, isAtLeast(version, floor)]).toEqual([path, version, true]);
});

test("every package is pinned, and locked with its integrity hash [CFG-03, HR-11]", () => {
  for (const kind of ["dependencies", "optionalDependencies", "devDependencies"])
    for (const [name, version] of Object.entries(manifest[kind] ?? {}))
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+(-[\w.]+)?$/)]);
  // Also those for other platforms; what a package carries inside itself is covered by that package's hash.
  for (const [path, { integrity, link, inBundle }] of Object.entries(lock.packages))
    if (path && !link && !inBundle) expect([path, integrity]).toEqual([path, expect.stringMatching(/^sha512-/)]);
});
