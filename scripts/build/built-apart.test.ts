import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeClone } from "../../testing/clone.ts";
import { clean, noSettings } from "../process/environment.ts";

type Manifest = { node: Record<string, unknown>; encryptionKey: string };

/** What one instance must know of a page that another one has served. */
function namesIn(folder: string) {
  const build = join(folder, ".next");
  const { node, encryptionKey }: Manifest = JSON.parse(
    readFileSync(join(build, "server", "server-reference-manifest.json"), "utf8"),
  );
  const files = readdirSync(join(build, "static"), { recursive: true }).map(String).sort();
  const assets = files
    .filter((name) => statSync(join(build, "static", name)).isFile() && !/\.(br|gz)$/.test(name))
    .map(
      (name) =>
        `${name} ${createHash("sha256")
          .update(readFileSync(join(build, "static", name)))
          .digest("hex")}`,
    );
  return {
    id: readFileSync(join(build, "BUILD_ID"), "utf8"),
    actions: Object.keys(node).sort(),
    encryptionKey,
    assets,
  };
}

test("a build of the same sources elsewhere has the same id, server actions, key and assets [K03]", () => {
  const clone = makeClone();
  onTestFinished(() => rmSync(clone, { recursive: true, force: true }));
  rmSync(join(clone, ".next"), { recursive: true });
  const env = clean(noSettings);
  execFileSync(process.execPath, ["scripts/run.mjs", "build"], { cwd: clone, env, stdio: "pipe" });
  const [here, there] = [namesIn("."), namesIn(clone)];
  expect(here.actions.length).toBeGreaterThan(20);
  expect(there).toEqual(here);
}, 280_000);

test("no server action is made within a page, whose values Next would encrypt with a key that is no secret", () => {
  const folders = ["app", "components", "auth"];
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))),
  );
  const sources = files.filter((name) => /\.tsx?$/.test(name)).map((name) => [name, readFileSync(name, "utf8")]);
  const within = sources.filter(([, text = ""]) => /^\s+["']use server["']/m.test(text)).map(([name]) => name);
  expect(within).toEqual([]);
  expect(sources.filter(([, text = ""]) => text.startsWith('"use server"')).length).toBeGreaterThan(5);
});
