import type { Lifetime } from "../scripts/process/lifetime.ts";
import { BUDGET, firstLoads } from "./first-load.ts";
import { CATEGORIES, lighthouseScores } from "./lighthouse.ts";
import { type Database, format, median, startMeasured } from "./measured.ts";

const ROUNDS = 3;

/** What a browser receives for the public pages, and what Lighthouse says of them. */
export async function measurePages(database: Database, life: Lifetime) {
  const { url } = await startMeasured(database, life, 12);
  console.log(`JavaScript que recibe un navegador al abrir una página (meta: ${format(BUDGET)} bytes)`);
  const paths = ["/registro", "/ingresar", "/"];
  const loads = await firstLoads(url, paths);
  for (const path of paths) {
    const sizes = loads.filter((load) => load.path === path);
    console.log(`  ${path}: ${sizes.map(({ encoding, bytes }) => `${format(bytes)} (${encoding})`).join(", ")}`);
  }
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
