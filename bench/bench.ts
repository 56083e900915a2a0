import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuild } from "../scripts/build/build.ts";
import { startEmbedded } from "../scripts/postgres/embedded.ts";
import { Lifetime } from "../scripts/process/lifetime.ts";
import { startAlta } from "../testing/start-alta.ts";
import { BUDGET, firstLoads } from "./first-load.ts";
import { CHEAP, p99 } from "./latency.ts";
import { CATEGORIES, lighthouseScores } from "./lighthouse.ts";
import { rawHashesPerSecond } from "./raw-hashing.ts";
import { signUpsPerSecond } from "./sign-ups.ts";
import { surplus } from "./surplus.ts";

const COST = 12;
const THREADS = availableParallelism();
const ROUNDS = 3;
const SECONDS = 10;
const AT_ONCE = 8 * THREADS;

const median = (values: number[]) => values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
const format = (value: number) => value.toLocaleString("es", { maximumFractionDigits: 2 });

/** `npm run bench`: every figure is a ratio of two measurements of one run on one machine. */
export async function main() {
  const life = new Lifetime();
  life.handleSignals(1, "Medición interrumpida.");
  await ensureBuild(life.signal);
  const folder = mkdtempSync(join(tmpdir(), "alta-bench-"));
  chmodSync(folder, 0o711);
  life.onEnd(() => rmSync(folder, { recursive: true, force: true }));
  // With fsync on, as `npm start` runs it.
  const database = await startEmbedded(folder, life.signal);
  life.onEnd(database.stop);
  const env = { DATABASE_URL: database.url, BCRYPT_COST: String(COST) };
  const alta = await startAlta({ databaseUrl: database.ownerUrl, env });
  life.onEnd(alta.stop);

  await measureFirstLoads(alta.url);
  await measureLighthouse(alta.url);
  await measureSignUps(alta.url);
  await measureLatency(alta.url);
  await measureSurplus(alta.url);
  await life.close();
  process.exit();
}

async function measureFirstLoads(url: string) {
  console.log(`JavaScript que recibe un navegador al abrir una página (meta: ${format(BUDGET)} bytes)`);
  const paths = ["/registro", "/ingresar", "/"];
  const loads = await firstLoads(url, paths);
  for (const path of paths) {
    const sizes = loads.filter((load) => load.path === path);
    console.log(`  ${path}: ${sizes.map(({ encoding, bytes }) => `${format(bytes)} (${encoding})`).join(", ")}`);
  }
}

async function measureLighthouse(url: string) {
  console.log("Lighthouse, ajustes de teléfono (meta: 95 de rendimiento y 100 en lo demás)");
  for (const page of ["/registro", "/ingresar"]) {
    const verdicts = await lighthouseScores(
      url,
      Array.from({ length: ROUNDS }, () => page),
    );
    const scores = CATEGORIES.map((name) => `${name} ${median(verdicts.map(({ scores }) => scores[name] ?? 0))}`);
    console.log(`  ${page}, mediana de ${ROUNDS}: ${scores.join(", ")}`);
  }
}

async function measureSignUps(url: string) {
  console.log(`Altas por segundo (bcrypt, costo ${COST}, ${THREADS} hilos), alternando con el límite de la máquina`);
  const ratios: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const raw = await rawHashesPerSecond(THREADS, COST, SECONDS);
    const served = await signUpsPerSecond(url, AT_ONCE, SECONDS);
    ratios.push(served / raw);
    console.log(`  ronda ${round}: ${format(raw)} sin servidor, ${format(served)} altas: ${format(served / raw)}`);
  }
  console.log(`  mediana: ${format(median(ratios))} del límite (meta: 0,95)`);
}

async function measureLatency(url: string) {
  console.log("Latencia p99 de solicitudes baratas, en reposo y durante una tormenta de altas");
  const [health, refused] = [() => CHEAP.health(url), () => CHEAP.refused(url)];
  await p99(health, 200, 1);
  await p99(refused, 200, 1);
  const idle = { health: await p99(health, 500, 10), refused: await p99(refused, 500, 10) };
  const storm = signUpsPerSecond(url, AT_ONCE, 25);
  const busy = { health: await p99(health, 500, 10), refused: await p99(refused, 500, 10) };
  await storm;
  for (const [name, title] of [
    ["health", "/api/health"],
    ["refused", "registro rechazado"],
  ] as const)
    console.log(
      `  ${title}: ${format(idle[name])} ms → ${format(busy[name])} ms: ${format(busy[name] / idle[name])} veces (meta: 5)`,
    );
}

async function measureSurplus(url: string) {
  const { accepted, putOff, other, withoutRetryAfter, slowestRefusal } = await surplus(url, 400);
  console.log("400 altas a la vez, más de las que caben en la cola");
  console.log(
    `  ${accepted} aceptadas, ${putOff} aplazadas con 503 (${withoutRetryAfter} sin Retry-After), ${other} de otro modo`,
  );
  console.log(`  el 503 más lento tardó ${format(slowestRefusal)} ms`);
}
