import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { hash } from "bcryptjs";
import { afterAll, expect, test } from "vitest";
import { freshAlta } from "../../e2e/http/support/alta";
import { clean, noSettings } from "../process/environment.ts";

const alta = await freshAlta();
const folder = mkdtempSync(join(tmpdir(), "alta-import-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const settings = clean({
  ...noSettings,
  DATABASE_URL: alta.databaseUrl,
  AUTH_SECRET: "a secret of the tests that is long enough to sign with",
  BCRYPT_COST: "10",
});
const args = (given: string[]) => ["scripts/run.mjs", "import", ...given];

function run(...given: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args(given), { env: settings, encoding: "utf8" });
  return { code: status, lines: stdout.trimEnd().split("\n"), said: stdout + stderr };
}

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const count = async (like: string) =>
  (await alta.sql`select count(*)::int as count from accounts where email like ${like}`)[0]?.count;

const summary = (created: number, existing: number, completed: number, rejected: number) =>
  `${created} creadas, ${existing} ya existían, ${completed} completadas, ${rejected} rechazadas`;

test("beside a running Alta: a dry run tells and creates nothing, the run creates, and the old password signs in", async () => {
  const old = await hash("la de siempre", 10);
  const file = write(
    "personas.csv",
    `id,email,nombre,password_hash,verificado\n1,uno@import.example,Ana,${old},sí\n2,dos@import.example,Eva,,\n3,mal,Luis,,\n`,
  );
  const dry = run(file, "--dry-run");
  expect(dry.lines.slice(1, 4)).toEqual([
    "línea 2: creada",
    "línea 3: creada",
    "línea 4: rechazada: email: no es un correo",
  ]);
  expect([dry.code, dry.lines.at(-1)]).toEqual([1, summary(2, 0, 0, 1)]);
  expect(await count("%@import.example")).toBe(0);
  const done = run(file, "--yes");
  expect([done.code, done.lines.at(-1)]).toEqual([1, summary(2, 0, 0, 1)]);
  const rejected = readFileSync(join(folder, "personas.rechazadas.csv"), "utf8");
  expect(rejected).toBe(
    "\uFEFFid,email,nombre,password_hash,verificado,línea,motivo\r\n3,mal,Luis,,,4,email: no es un correo\r\n",
  );
  const signedIn = await alta.post("/login", { email: "uno@import.example", password: "la de siempre" });
  expect(signedIn.status).toBe(200);
  const whole = write("enteras.csv", "email,nombre\nuno@import.example,Ana\ntres@import.example,Sol\n");
  const again = run(whole, "--yes");
  expect([again.code, again.lines.at(-1)]).toEqual([0, summary(1, 1, 0, 0)]);
});

test("killed in the middle, the command given again ends as if nothing had happened, and undo takes it all back", async () => {
  const rows = Array.from({ length: 3_000 }, (_, index) => `${index},p${index}@kill.example,Persona ${index}`);
  const file = write("muchas.csv", ["id,email,nombre", ...rows].join("\n"));
  const child = spawn(process.execPath, args([file, "--yes"]), { env: settings, stdio: "ignore" });
  const ended = once(child, "exit");
  await alta.sql.begin(async (tx) => {
    for (;;) {
      if (child.exitCode !== null) throw new Error("The import ended before it could be killed.");
      // While the row is locked the import cannot go on.
      const [row] = await tx`select next, state from imports where file_name = 'muchas.csv' and state = 'running'
        and next > 0 for update`;
      if (row) break;
      await sleep(20);
    }
    child.kill("SIGKILL");
    await ended;
  });
  const some = await count("%@kill.example");
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(3_000);
  const done = run(file, "--yes");
  expect(done.said).toContain("Continúo la importación");
  expect([done.code, done.lines.at(-1)]).toEqual([0, summary(3_000, 0, 0, 0)]);
  expect(await count("%@kill.example")).toBe(3_000);
  const [imported] = await alta.sql`select id from imports where file_name = 'muchas.csv'`;
  await alta.sql`update accounts set password_used_at = now() where email = 'p7@kill.example'`;
  const undone = run("--undo", String(imported?.id), "--yes");
  expect([undone.code, undone.lines.at(-1)]).toEqual([
    1,
    "2999 deshechas, 1 se quedan porque alguien las usó o las cambió",
  ]);
  expect(await count("%@kill.example")).toBe(1);
});

test("every mistake gets a sentence and changes nothing", async () => {
  const file = write("buena.csv", "email,nombre\nbuena@import.example,Ana\n");
  const broken = write("rota.csv", 'email,nombre\nrota@import.example,Ana\notra@import.example,"Eva\n');
  const nameless = write("sin-nombre.csv", "email,color\nbuena@import.example,azul\n");
  const mistakes: [string[], RegExp][] = [
    [[file], /no hay una terminal donde preguntar/],
    [[broken, "--yes"], /No puedo leer el archivo: las comillas no cierran bien \(línea 3\)\./],
    [[join(folder, "falta.csv"), "--yes"], /No encuentro el archivo/],
    [[], /Falta el archivo/],
    [[file, "--todo"], /No conozco la opción --todo/],
    [[file, "--existing=borrar", "--yes"], /El valor de --existing no sirve/],
    [[file, "--map", "apodo=nombre", "--yes"], /No hay una columna «apodo»/],
    [[nameless, "--yes"], /Ninguna columna es nombres/],
    [["--undo", "999999", "--yes"], /No hay una importación 999999/],
  ];
  for (const [given, sentence] of mistakes) {
    const { code, said } = run(...given);
    expect([given, code, said]).toEqual([given, 1, expect.stringMatching(sentence)]);
    expect(said).not.toMatch(/\n\s+at /);
  }
  expect(await count("%buena@import.example")).toBe(0);
  expect(run("--help")).toMatchObject({ code: 0, said: expect.stringContaining("npm run import -- <archivo>") });
  const mapped = run(nameless, "--map", "color=nombre", "--yes");
  expect([mapped.code, mapped.lines.at(-1)]).toEqual([0, summary(1, 0, 0, 0)]);
});
