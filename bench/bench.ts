import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuild } from "../scripts/build/build.ts";
import { startEmbedded } from "../scripts/postgres/embedded.ts";
import { Lifetime } from "../scripts/process/lifetime.ts";
import { measureCheap } from "./cheap.ts";
import { measureCost } from "./cost.ts";
import { measurePages } from "./pages.ts";
import { benchRadar } from "./radar/radar.ts";
import { resultsTable } from "./table.ts";

const COSTS = [10, 12];

/**
 * `npm run bench`: one run whose figures are compared with each other only, as a table in `bench/results.md`.
 * `npm run bench -- 10`: that cost alone, and nothing is written. `npm run bench -- pages`: what pages weigh instead.
 * `npm run bench -- radar`: how many doubles the radar finds.
 */
export async function main([part = "", ...args]: string[]) {
  if (part === "radar") return benchRadar(args);
  const life = new Lifetime();
  life.handleSignals(1, "Medición interrumpida.");
  await ensureBuild(life.signal);
  const folder = mkdtempSync(join(tmpdir(), "alta-bench-"));
  chmodSync(folder, 0o711);
  life.onEnd(() => rmSync(folder, { recursive: true, force: true }));
  // With fsync on, as `npm start` runs it.
  const database = await startEmbedded(folder, life.signal, { countStatements: true });
  life.onEnd(database.stop);
  if (part === "pages") await measurePages(database, life);
  else {
    const costs = [];
    for (const cost of Number(part) ? [Number(part)] : COSTS) costs.push(await measureCost(cost, database, life));
    const cheap = await measureCheap(database, life);
    const machine = `${availableParallelism()} × ${cpus()[0]?.model}, Node ${process.version}`;
    const table = resultsTable(costs, cheap, machine);
    console.log(`\n${table}`);
    if (!part) writeFileSync("bench/results.md", table);
  }
  await life.close();
  process.exit();
}
