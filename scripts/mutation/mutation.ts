import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { startThrowAway } from "../postgres/embedded.ts";
import { clean } from "../process/environment.ts";
import { Lifetime } from "../process/lifetime.ts";
import { Refusal } from "../process/refusal.ts";
import { type Mutant, mutantsOf } from "./mutants.ts";

const DEFAULT_TARGETS = ["accounts/policy.ts", "accounts/access", "accounts/passwords", "accounts/registration"].concat(
  ["accounts/clients", "accounts/staff", "auth"],
);
const MINUTES_EACH = 5;

const usage = `npm run test:mutation -- [carpetas o archivos] [--muestra=N] [--minimo=90]

Cambia el código de una forma cada vez y mira si las pruebas de su carpeta lo notan. Sin nada más: ${DEFAULT_TARGETS.join(", ")}.
--muestra=N  prueba N cambios de cada archivo, repartidos; sin ella, todos (horas).
--minimo=N   termina con código 1 si se nota menos del N por ciento.`;

/** `npm run test:mutation`: how many changes to the code its tests notice. */
export async function main(args: string[]) {
  if (args.includes("--help")) return console.log(usage);
  const [sample, least] = [numberOf(args, "muestra", Number.POSITIVE_INFINITY), numberOf(args, "minimo", 0)];
  const named = args.filter((arg) => !arg.startsWith("--"));
  const files = (named.length > 0 ? named : DEFAULT_TARGETS).flatMap(sourcesIn);
  const life = new Lifetime();
  life.handleSignals(1, "Interrumpido.");
  const folder = mkdtempSync(join(tmpdir(), "alta-mutants-"));
  life.onEnd(async () => rmSync(folder, { recursive: true, force: true }));
  const database = await startThrowAway(life.signal);
  life.onEnd(database.stop);
  let [noticed, tried] = [0, 0];
  for (const file of files) {
    const source = readFileSync(file, "utf8");
    const chosen = spread(mutantsOf(source), sample);
    const survivors = chosen.filter((mutant) => {
      const changed = source.slice(0, mutant.start) + mutant.text + source.slice(mutant.end);
      return !isNoticed(file, changed, join(folder, "mutant.json"), database.url);
    });
    tried += chosen.length;
    noticed += chosen.length - survivors.length;
    if (chosen.length > 0) report(file, source, chosen.length, survivors);
  }
  const score = tried === 0 ? 100 : (100 * noticed) / tried;
  console.log(`${noticed} de ${tried} cambios notados: ${score.toFixed(1)} %`);
  await life.close();
  process.exit(score < least ? 1 : 0);
}

function numberOf(args: string[], name: string, otherwise: number): number {
  const given = args.find((arg) => arg.startsWith(`--${name}=`))?.split("=")[1];
  const number = given === undefined ? otherwise : Number(given);
  if (number >= 0) return number;
  throw new Refusal(`--${name} es un número.\n\n${usage}`);
}

function sourcesIn(target: string): string[] {
  if (!existsSync(target)) throw new Refusal(`No existe «${target}».\n\n${usage}`);
  if (statSync(target).isFile()) return [target];
  const names = readdirSync(target, { recursive: true, encoding: "utf8" });
  return names.filter((name) => /(?<!\.test)\.ts$/.test(name)).map((name) => join(target, name));
}

/** As many as wanted, evenly spread. */
function spread(mutants: Mutant[], most: number): Mutant[] {
  if (mutants.length <= most) return mutants;
  return Array.from({ length: most }, (_, index) => mutants[Math.floor((index * mutants.length) / most)] as Mutant);
}

/** Whether the tests beside a file fail with its changed source: its own test, or all of its folder. */
function isNoticed(file: string, source: string, written: string, databaseUrl: string): boolean {
  const own = file.replace(/\.ts$/, ".test.ts");
  writeFileSync(written, JSON.stringify({ file, source }));
  const tests = dirname(file) === "accounts" && existsSync(own) ? own : `${dirname(file)}/`;
  const args = ["vitest", "run", "--config", "scripts/mutation/vitest.config.ts", "--bail", "1", tests];
  const env = clean({ NODE_ENV: "test", TEST_DATABASE_URL: databaseUrl, TEST_MUTANT: written });
  return spawnSync("npx", args, { env, timeout: MINUTES_EACH * 60_000, stdio: "ignore" }).status !== 0;
}

function report(file: string, source: string, tried: number, survivors: Mutant[]): void {
  console.log(`${file}: ${tried - survivors.length} de ${tried}`);
  for (const { start, end, text } of survivors) {
    const line = source.slice(0, start).split("\n").length;
    console.log(
      `  línea ${line}: «${source.slice(start, end).replace(/\s+/g, " ").slice(0, 80)}» → «${text}» sin notar`,
    );
  }
}
