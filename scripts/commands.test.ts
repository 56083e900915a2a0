import { spawnSync } from "node:child_process";
import postgres from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { asApp, createDatabase } from "../testing/create-database.ts";
import { clean, noSettings } from "./process/environment.ts";

const secret = "a secret of the tests that is long enough to sign with";

function run(command: string, env: Record<string, string>, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/run.mjs", command, ...args], {
    env: clean({ ...noSettings, AUTH_SECRET: secret, BCRYPT_COST: "10", ...env }),
    encoding: "utf8",
  });
  return { status, said: stdout + stderr };
}

test("migrate prepares a database once, and again does nothing, also with the application's own rights", async () => {
  const { url, drop } = await createDatabase();
  onTestFinished(drop);
  const owner = { DATABASE_URL: asApp(url), DATABASE_OWNER_URL: url };
  expect(run("migrate", owner)).toEqual({ status: 0, said: expect.stringContaining("está preparada") });
  const sql = postgres(url, { max: 1 });
  onTestFinished(() => sql.end());
  const applied = () => sql`select count(*)::int as count from drizzle.__drizzle_migrations`;
  const before = await applied();
  expect(run("migrate", { DATABASE_URL: asApp(url) })).toMatchObject({ status: 0 });
  expect(await applied()).toEqual(before);
  expect(await sql`select role from accounts`).toEqual([{ role: "admin" }]);
});

test("migrate says what is missing, and its exit code says the same", async () => {
  const { url, drop } = await createDatabase();
  onTestFinished(drop);
  expect(run("migrate", {})).toEqual({ status: 1, said: expect.stringContaining("Falta DATABASE_URL") });
  const bare = run("migrate", { DATABASE_URL: asApp(url) });
  expect(bare).toEqual({ status: 1, said: expect.stringContaining("le falta un permiso") });
  const nobody = run("migrate", { DATABASE_URL: "postgres://alta:canary@127.0.0.1:1/alta" });
  expect(nobody).toEqual({ status: 1, said: expect.stringContaining("no responde") });
  expect(nobody.said).not.toContain("canary");
});

test("an ADMIN_PASSWORD that is not the administrator's is said to be ignored, and the right one is not mentioned", async () => {
  const { url, drop } = await createDatabase();
  onTestFinished(drop);
  const [first, other] = ["una clave solo de prueba", "otra clave solo de prueba"];
  for (const [password, ignored] of [
    [first, false],
    [first, false],
    [other, true],
  ] as const) {
    const { status, said } = run("migrate", { DATABASE_URL: url, ADMIN_PASSWORD: password });
    expect([status, said.includes("ADMIN_PASSWORD no es la contraseña")]).toEqual([0, ignored]);
    expect(said).not.toContain(password);
  }
});

test.each(["build", "migrate"])("%s explains itself", (command) => {
  expect(run(command, {}, "--help")).toEqual({ status: 0, said: expect.stringContaining(`npm run ${command}`) });
});
