import { writeFileSync } from "node:fs";
import postgres from "postgres";
import { matchKeys } from "../../accounts/duplicates/match-keys.ts";
import { compared } from "../../accounts/duplicates/score.ts";
import { type Traits, traitsOf } from "../../accounts/duplicates/traits.ts";
import { weights as start } from "../../accounts/duplicates/weights.ts";
import { env } from "../../env.ts";
import { learn, type Pair } from "./learn.ts";
import { asStored, drawClients } from "./people.ts";
import { Random } from "./random.ts";
import { registeredAgain, SLIPS } from "./slips.ts";
import { knownOf } from "./store.ts";

const FILE = "accounts/duplicates/weights.json";
const MOST_ACCOUNTS = 200_000;
const MOST_OF_A_KEY = 30;
const STRANGERS = 200_000;
const SEED = 20_261_126;

/**
 * `npm run radar:train`: learns the radar's weights from the accounts of `DATABASE_URL`, or from fictitious clients where
 * it is not set, and writes them. Nothing else of the accounts is kept.
 */
export async function main() {
  const random = new Random(SEED);
  const people = env.DATABASE_URL ? await storedPeople(env.DATABASE_URL) : fictitious(random);
  console.log(`${people.length.toLocaleString("es")} cuentas ${env.DATABASE_URL ? "de DATABASE_URL" : "inventadas"}`);
  const pairs = [...sharingKeys(people)];
  const strangers = Array.from({ length: STRANGERS }, () => compared(random.one(people), random.one(people)));
  const version = `${new Date().toISOString().slice(0, 10)}${env.DATABASE_URL ? "" : "-inventadas"}`;
  const { weights, doubles } = learn(pairs, strangers, { ...start, version });
  console.log(
    `${pairs.length.toLocaleString("es")} parejas comparadas, ${doubles.toLocaleString("es")} de una misma persona`,
  );
  for (const [field, levels] of Object.entries(weights.fields)) console.log(`  ${field}: ${JSON.stringify(levels)}`);
  writeFileSync(FILE, `${JSON.stringify(weights, null, 2)}\n`);
  console.log(`Escrito en ${FILE}.`);
  process.exit();
}

async function storedPeople(url: string): Promise<Traits[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const rows = await sql`select concat_ws(' ', given_names, surnames) as name, email_key as email, phone, country,
    document_number as document, birth_date::text as "birthDate" from accounts tablesample system (100)
    where closed_at is null and role = 'client' limit ${MOST_ACCOUNTS}`;
  await sql.end();
  return rows.map((row) => traitsOf(row as unknown as Parameters<typeof traitsOf>[0]));
}

/** Clients of whom one in twenty has two accounts, with slips of every kind. */
function fictitious(random: Random): Traits[] {
  const kinds = Object.keys(SLIPS);
  return [...drawClients(random, 50_000)].flatMap((client, number) => {
    const stored = traitsOf(knownOf(asStored(random, client)));
    if (number % 20 > 0) return [stored];
    const again = registeredAgain(client, kinds[(number / 20) % kinds.length] ?? "", random, number);
    return [stored, traitsOf(knownOf(again))];
  });
}

/** The pairs that share a document, a phone or a word and a birth date, each once; keys of many say nothing. */
function* sharingKeys(people: Traits[]): Generator<Pair> {
  const byKey = new Map<number, number[]>();
  for (const [index, traits] of people.entries()) {
    for (const key of matchKeys(traits).rare) byKey.set(key, [...(byKey.get(key) ?? []), index]);
  }
  const seen = new Set<number>();
  for (const sharers of byKey.values()) {
    if (sharers.length > MOST_OF_A_KEY) continue;
    for (const [at, one] of sharers.entries())
      for (const other of sharers.slice(at + 1)) {
        const pair = one * people.length + other;
        if (seen.has(pair)) continue;
        seen.add(pair);
        yield compared(people[one] as Traits, people[other] as Traits);
      }
  }
}
