// The entry point of `npm start`, `npm test` and the rest. It runs before anything is installed, so it needs only Node.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** @type {Record<string, string>} */
const commands = {
  start: "./start.ts",
  test: "./test.ts",
  bench: "../bench/bench.ts",
  conformance: "../conformance/main.ts",
  "radar:train": "../bench/radar/train.ts",
  demo: "./demo/demo.ts",
  admin: "./admin/admin.ts",
  import: "./import/import.ts",
  mutation: "./mutation/mutation.ts",
  build: "./build/main.ts",
  image: "./image/image.ts",
  migrate: "./migrate/main.ts",
  backup: "./backup/backup.ts",
  restore: "./backup/restore.ts",
  secrets: "./secrets/secrets.ts",
};

/**
 * @param {unknown} error
 * @returns {never}
 */
function fail(error) {
  console.error(error);
  process.exit(1);
}

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 9))
  fail(`Alta necesita Node 20.9 o posterior y este es ${process.version}. Instálalo desde https://nodejs.org`);

const [name = "", ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) fail(`No conozco «${name}». Puedo hacer: ${Object.keys(commands).join(", ")}.`);

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));

try {
  const { installLocked } = await import("./install.mjs");
  await installLocked();
  const { allowTypeScript } = await import("./typescript.mjs");
  await allowTypeScript();
  // Tests and measurements bring their own settings.
  if (!["test", "bench", "conformance", "mutation"].includes(name)) {
    const { default: nextEnv } = await import("@next/env");
    nextEnv.loadEnvConfig(process.cwd(), args.includes("--dev"), { info: () => {}, error: console.error });
  }
  // First of all, report wrong settings by name.
  await import("../env.ts");
} catch (error) {
  fail(error instanceof Error ? error.message : error);
}

const { main } = await import(command);
await main(args).catch((/** @type {unknown} */ error) => {
  fail(error instanceof Error && error.name === "Refusal" ? error.message : error);
});
