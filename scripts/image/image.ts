import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { imageMessages as say } from "../../messages/commands";
import { ensureBuild } from "../build/build.ts";
import { givenIn, inheritedWithoutSecrets } from "../process/environment.ts";
import { Refusal } from "../process/refusal.ts";
import { megabytesOf, prunePackages } from "./prune.ts";

/** What the scripts and the server read besides the build. The pages and their components are in the build. */
const sources = [
  ...["package.json", "tsconfig.json", "next.config.mjs", "env.ts", "log.ts"],
  ...["accounts", "auth", "contracts", "crypto", "db", "http", "limits", "mail", "messages", "runtime"],
  ...["conformance", "scripts", "docs/contracts", "docs/integrar"],
];
const unneeded = /(\.test\.ts|\/golden|\/README\.md|^scripts\/(image|mutation|test.*))$/;
/** Of the build: what the next build would start from, and what belongs to the compiler. */
const ofTheCompiler = /^(cache|diagnostics|trace.*|types)$|\.(map|nft\.json)$/;

/**
 * `npm run image -- <folder>`: puts what an instance needs into a new folder, and nothing else: the build, the packages of
 * production and the sources of the commands. It brings no PostgreSQL. The Dockerfile's one step; without Docker it is the same.
 */
export async function main(args: string[]) {
  const [given] = args;
  if (!given || args.includes("--help")) return console.log(say.help);
  const folder = resolve(givenIn, given);
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Refusal(say.notEmpty(folder));
  await ensureBuild();
  mkdirSync(folder, { recursive: true });
  await installProduction(folder);
  prunePackages(join(folder, "node_modules"));
  for (const source of sources)
    cpSync(source, join(folder, source), { recursive: true, filter: (path) => !unneeded.test(path) });
  // The build links to its packages by relative paths.
  const build = {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path: string) => !ofTheCompiler.test(basename(path)),
  };
  cpSync(".next", join(folder, ".next"), build);
  console.log(say.done(folder, megabytesOf(folder)));
}

/** Installs the locked packages of production. The lock does not stay: a folder without one installs nothing. */
async function installProduction(folder: string) {
  for (const file of ["package.json", "package-lock.json"]) cpSync(file, join(folder, file));
  const npm = spawn("npm", ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: folder,
    env: inheritedWithoutSecrets({}),
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(npm, "close");
  if (code !== 0) throw new Refusal(say.notInstalled);
  rmSync(join(folder, "package-lock.json"));
}
