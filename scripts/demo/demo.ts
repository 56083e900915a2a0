import { createInterface } from "node:readline/promises";
import postgres from "postgres";
import { migrateDatabase } from "../../db/migrate";
import { Lifetime } from "../process/lifetime.ts";
import { Refusal } from "../process/refusal.ts";
import { addDemoData } from "./demo-data.ts";
import { demoDatabase } from "./demo-database.ts";

const DEFAULT_CLIENTS = 100_000;
const MOST_CLIENTS = 1_000_000;
const WORD = "demo";

const demoWords = {
  theirs: "DATABASE_URL apunta a una base de datos que puede ser la de verdad.",
  inUse: (people: number) => `Esta base de datos tiene ${people.toLocaleString("es")} cuentas que no son inventadas.`,
};

/** `npm run demo`: fictitious clients, to try things out with. `-- --clientes=500` for fewer, `-- --si` asks nothing. */
export async function main(args: string[]) {
  const clients = wanted(args);
  const life = new Lifetime();
  life.handleSignals(1, "Interrumpido; lo que ya estaba guardado se queda.");
  try {
    const { url, ours } = await demoDatabase(life);
    const mayAsk = !args.includes("--si");
    if (mayAsk && !ours) await ask(clients, demoWords.theirs);
    await migrateDatabase({ ownerUrl: url, appUrl: url }, async () => {});
    const sql = postgres(url, { max: 1, onnotice: () => {} });
    life.onEnd(() => sql.end());
    const people = ours ? await peopleOf(sql) : 0;
    if (mayAsk && people > 0) await ask(clients, demoWords.inUse(people));
    const began = Date.now();
    const demo = await addDemoData(sql, clients, (done) => console.log(`  ${done.toLocaleString("es")} clientes…`));
    console.log(`Listo en ${((Date.now() - began) / 1000).toFixed(1)} s.\n`);
    console.log(`Personal de sucursal: ${demo.employees.join(", ")}`);
    console.log(`Contraseña de los cuatro (se muestra solo esta vez): ${demo.password}`);
  } finally {
    await life.close();
  }
}

function wanted(args: string[]): number {
  const given = args.find((arg) => arg.startsWith("--clientes="))?.split("=")[1];
  const clients = given === undefined ? DEFAULT_CLIENTS : Number(given);
  if (Number.isInteger(clients) && clients > 0 && clients <= MOST_CLIENTS) return clients;
  throw new Refusal(`--clientes es un número de 1 a ${MOST_CLIENTS.toLocaleString("es")}.`);
}

/** The number of real accounts: not the installation's, and not at a reserved domain. */
async function peopleOf(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::integer as count from accounts
    where origin <> 'setup' and email_key !~ '[@.](example|example\\.com)$'`;
  return row?.count ?? 0;
}

async function ask(clients: number, why: string): Promise<void> {
  console.log(`${why} Voy a agregar ${clients.toLocaleString("es")} clientes inventados, y no hay vuelta atrás.`);
  if (!process.stdin.isTTY) throw new Refusal("No agregué nada: para hacerlo sin preguntar, agrega «-- --si».");
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await reader.question(`Escribe «${WORD}» para seguir: `);
  reader.close();
  if (answer.trim().toLowerCase() !== WORD) throw new Refusal("No agregué nada.");
}
