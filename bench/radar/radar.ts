import { spawn } from "node:child_process";
import { once } from "node:events";
import postgres from "postgres";
import { weights } from "../../accounts/duplicates/weights.ts";
import { migrateDatabase } from "../../db/migrate.ts";
import { env } from "../../env.ts";
import { startThrowAway } from "../../scripts/postgres/embedded.ts";
import { clean } from "../../scripts/process/environment.ts";
import { Lifetime } from "../../scripts/process/lifetime.ts";
import { insertActor } from "../../testing/staff.ts";
import { formerRadar, trigramSearch } from "./former.ts";
import { drawRegistrations, measure, type Verdict } from "./measure.ts";
import { Random } from "./random.ts";
import { knownOf, storeClients } from "./store.ts";

const CLIENTS = 100_000;
const DOUBLES = 1_200;
const SEED = 20_261_125;

const format = (value: number, digits = 3) => value.toLocaleString("es", { maximumFractionDigits: digits });

/**
 * `npm run bench -- radar`: how many doubles of fictitious clients three searches find, and how many wrong people they
 * show. `--clientes=1000000` for another number.
 */
export async function benchRadar(args: string[]) {
  if (!env.DATABASE_URL) return withDatabase(args);
  const clients = Number(args.find((arg) => arg.startsWith("--clientes="))?.split("=")[1] ?? CLIENTS);
  const { findDuplicates } = await import("../../accounts/clients/find-duplicates.ts");
  const sql = postgres(env.DATABASE_URL, { max: 2, onnotice: () => {} });
  const admin = await insertActor(sql, "admin");
  const random = new Random(SEED);
  console.log(`Radar: ${format(clients)} clientes inventados de cinco países, pesos ${weights.version}`);
  const registrations = drawRegistrations(random, await storeClients(sql, random, clients, DOUBLES));
  console.log(
    `${format(registrations.length)} registros, la mitad de personas que ya tienen cuenta, con doce clases de errores`,
  );
  const radar = await measure(registrations, async (client) => {
    const found = await findDuplicates(admin, knownOf(client));
    return found.ok ? found.value.map(({ id }) => id) : [];
  });
  tell("el radar (meta: 0,98 y 0,5)", radar);
  // The others slow down with the crowd: a part is enough.
  const part = registrations.slice(0, 600);
  tell("el radar de antes", await measure(part, (client) => formerRadar(sql, knownOf(client))));
  tell("trigramas del nombre", await measure(part, (client) => trigramSearch(sql, knownOf(client))));
  await sql.end();
  process.exit();
}

function tell(name: string, { recall, falseCards, p95, missed }: Verdict) {
  console.log(`\n${name}`);
  console.log(
    `  encuentra ${format(recall)}; personas equivocadas por registro: ${format(falseCards)}; p95 ${format(p95, 1)} ms`,
  );
  for (const [kind, share] of Object.entries(missed)) console.log(`    ${kind}: ${share.replace(".", ",")}`);
}

/** Runs it once more, with a database of its own. */
async function withDatabase(args: string[]) {
  const life = new Lifetime();
  life.handleSignals(1, "Medición interrumpida.");
  const server = await startThrowAway(life.signal);
  life.onEnd(server.stop);
  await migrateDatabase({ ownerUrl: server.url, appUrl: server.url }, async () => {});
  const settings = {
    DATABASE_URL: server.url,
    AUTH_SECRET: "a secret of the bench that is long enough",
    RATE_LIMITS: "off",
  };
  const again = spawn(process.execPath, ["scripts/run.mjs", "bench", "radar", ...args], {
    env: { ...clean(process.env), ...settings, LOG_LEVEL: "error" },
    stdio: "inherit",
    signal: life.signal,
  });
  const [code] = await once(again, "exit");
  await life.close();
  process.exit(code ?? 1);
}
