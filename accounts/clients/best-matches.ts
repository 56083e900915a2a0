import { and, desc, gt, lt, or, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { accounts } from "../../db/schema";
import type { AccountActor } from "../account";
import { besidesText, type ClientFilter, searchWords } from "./client-filter";
import { hasNameWords, openableBy, opensEveryClient } from "./client-reach";
import { isExactly, isNearly, RANKS, rankOf } from "./rank-clients";

export type Ranked = { id: number; rank: number };

/**
 * Searches stop counting here. Of fewer matches all are read and ranked; of more there is one among few rows, so that the
 * newest are found by going back through the rows.
 */
export const MANY = 2_000;
/** Slips of the hand are looked for where no more is found without. */
const FEW = 50;

type Search = {
  filter: ClientFilter;
  /** Which rows contain every word. */
  wanted: SQL | undefined;
  after: Ranked | null;
  most: number;
};

/**
 * The clients that match a search by text, best first and of equals the newest first, after a row of the page before;
 * `total` is counted up to `MANY`.
 */
export async function bestMatches(tx: Transaction, actor: AccountActor, { filter, wanted, after, most }: Search) {
  const words = searchWords(filter.text ?? "");
  const total = await countUpToMany(tx, wanted);
  const parts = total < MANY ? listAll : listByRank;
  const among = { actor, words, wanted, after, most };
  const ranked = after?.rank === RANKS.slips ? [] : await parts(tx, among);
  const nearly = total < FEW ? await isNearly(tx, actor, words) : undefined;
  if (!nearly) return { ranked, total };
  const near = and(nearly, besidesText(filter));
  const nearTotal = await countUpToMany(tx, near);
  const last = after?.rank === RANKS.slips ? after.id : null;
  const missing = most - ranked.length;
  const slips = missing > 0 && nearTotal > 0 ? await newest(tx, near, { last, most: missing, all: nearTotal }) : [];
  const found = slips.map((id): Ranked => ({ id, rank: RANKS.slips }));
  return { ranked: [...ranked, ...found], total: Math.min(MANY, total + nearTotal) };
}

type Among = { actor: AccountActor; words: string[]; wanted: SQL | undefined; after: Ranked | null; most: number };

async function listAll(tx: Transaction, { actor, words, wanted, after, most }: Among): Promise<Ranked[]> {
  const rank = rankOf(actor, words);
  const following =
    after &&
    sql`(${rank} > ${after.rank}::integer or (${rank} = ${after.rank}::integer and ${accounts.id} < ${after.id}::integer))`;
  await planFor(tx, "few");
  return tx
    .select({ id: accounts.id, rank: rank.mapWith(Number).as("rank") })
    .from(accounts)
    .where(and(wanted, following ?? undefined))
    .orderBy(sql`rank`, desc(accounts.id))
    .limit(most);
}

/** Rank by rank until the page is full, each newest first. */
async function listByRank(tx: Transaction, { actor, words, wanted, after, most }: Among): Promise<Ranked[]> {
  const open = openableBy(actor);
  const [exactly, whole] = [isExactly(words), hasNameWords(words)];
  const conditions: [number, SQL | undefined][] = [
    [RANKS.exact, and(open, exactly)],
    [RANKS.words, and(open, whole, sql`(${exactly}) is not true`)],
    [RANKS.parts, and(open, sql`not ${whole}`, sql`(${exactly}) is not true`)],
    ...(opensEveryClient(actor) ? [] : [[RANKS.masked, sql`(${open}) is not true`] as [number, SQL]]),
  ];
  const ranked: Ranked[] = [];
  for (const [rank, condition] of conditions) {
    if (ranked.length >= most || (after && rank < after.rank)) continue;
    const among = and(wanted, condition);
    const last = after?.rank === rank ? after.id : null;
    const all = await countUpToMany(tx, among);
    const ids = all > 0 ? await newest(tx, among, { last, most: most - ranked.length, all }) : [];
    ranked.push(...ids.map((id) => ({ id, rank })));
  }
  return ranked;
}

type Part = { last: number | null; most: number; all: number };

async function newest(tx: Transaction, condition: SQL | undefined, { last, most, all }: Part): Promise<number[]> {
  await planFor(tx, all < MANY ? "few" : "many");
  const rows = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(condition, last === null ? undefined : lt(accounts.id, last)))
    .orderBy(desc(accounts.id))
    .limit(most);
  return rows.map(({ id }) => id);
}

export async function countUpToMany(tx: Transaction, condition: SQL | undefined): Promise<number> {
  await planFor(tx, "few");
  const some = tx.select({ one: sql`1` }).from(accounts).where(condition).limit(MANY).as("some");
  const [counted] = await tx.select({ total: sql<number>`count(*)::integer` }).from(some);
  return counted?.total ?? 0;
}

/** No table is read whole, and one request does not take the processors of others: starting workers takes longer, too. */
const calmly = sql`set_config('enable_seqscan', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)`;

/**
 * How rows are found: of few, all by the indexes of words and parts; of many, by going through them in their order. Left to
 * itself the planner guesses how many there are, and may read every row for a handful. `any`: by whatever index.
 */
export async function planFor(tx: Transaction, rows: "few" | "many" | "any"): Promise<void> {
  const [index, bitmap] = [rows === "few" ? "off" : "on", rows === "many" ? "off" : "on"];
  await tx.execute(sql`select ${calmly}, set_config('enable_indexscan', ${index}, true),
    set_config('enable_bitmapscan', ${bitmap}, true)`);
}

/** A part of a text too short for the index of parts. */
const isShort = (word: string) => word.length < 3;
const RECENT = 20_000;

/**
 * So short a text says too little to read every row for it: it finds whole words of names, and parts among the newest
 * accounts. Undefined for longer ones.
 */
export async function boundOf(tx: Transaction, words: string[]): Promise<SQL | undefined> {
  if (words.length === 0 || !words.every(isShort)) return undefined;
  const [last] = await tx.select({ id: accounts.id }).from(accounts).orderBy(desc(accounts.id)).limit(1);
  return or(hasNameWords(words), gt(accounts.id, (last?.id ?? 0) - RECENT));
}
