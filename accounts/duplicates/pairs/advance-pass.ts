import { and, asc, eq, gt, inArray, isNull, lte, sql } from "drizzle-orm";
import { database, type Transaction } from "../../../db/client";
import { accounts, duplicateKeys, duplicatePasses, probablePairs } from "../../../db/schema";
import { accountColumns } from "../../account-columns";
import { isClient } from "../../clients/client-reach";
import { findBlocks } from "./find-blocks";
import { type Companions, type Scored, scorePairs } from "./score-pairs";

/** Accounts of one step: it takes some tenths of a second, and another process may take over after each. */
const STEP = 50;
/** An account is compared with so many others, those first that share its rarest keys. */
const MOST_COMPANIONS = 300;

/**
 * Looks at the next few accounts of the pass that is under way: keeps the pairs found and drops those that are no longer
 * probable. Returns whether there is more to do; false also where another process is at it.
 */
export async function advancePass(): Promise<boolean> {
  return database().transaction(async (tx) => {
    const unfinished = tx.select().from(duplicatePasses).where(isNull(duplicatePasses.finishedAt));
    const [pass] = await unfinished.for("update", { skipLocked: true });
    if (!pass) return false;
    const rows = await tx
      .select({ id: duplicateKeys.accountId, keys: duplicateKeys.keys })
      .from(duplicateKeys)
      .where(gt(duplicateKeys.accountId, pass.lastId))
      .orderBy(asc(duplicateKeys.accountId))
      .limit(STEP);
    const last = rows.at(-1)?.id ?? null;
    const known = new Set(pass.commonKeys);
    const { companions, common } = await companionsOf(tx, rows, known);
    const { pairs, compared } = await scorePairs(companions, await peopleOf(tx, companions));
    await keep(tx, pairs, { after: pass.lastId, last });
    const done = {
      ...(pass.lastId === 0 && { total: await tx.$count(duplicateKeys) }),
      seen: pass.seen + rows.length,
      compared: pass.compared + compared,
      found: pass.found + pairs.length,
      ...(last === null ? { finishedAt: sql`now()` } : { lastId: last }),
      ...(common.length > 0 && { commonKeys: [...known, ...common] }),
    };
    await tx.update(duplicatePasses).set(done).where(eq(duplicatePasses.id, pass.id));
    return last !== null;
  });
}

type Keyed = { id: number; keys: number[] };

async function companionsOf(tx: Transaction, rows: Keyed[], known: ReadonlySet<number>) {
  const asked = new Set(rows.flatMap(({ keys }) => keys).filter((key) => !known.has(key)));
  const { blocks, common } = await findBlocks(tx, [...asked]);
  const byKey = new Map(blocks.map(({ key, ids }) => [key, ids]));
  const companions: Companions = new Map();
  for (const { id, keys } of rows) {
    const shared = keys.map((key) => byKey.get(key) ?? []).sort((one, other) => one.length - other.length);
    const others = new Set(shared.flat());
    others.delete(id);
    companions.set(id, new Set([...others].slice(0, MOST_COMPANIONS)));
  }
  // A block that has grown too common does not make a pair less probable.
  for (const { lowerId, higherId } of await formerPairs(tx, rows))
    companions.set(lowerId, new Set([...(companions.get(lowerId) ?? []), higherId]));
  return { companions, common };
}

async function formerPairs(tx: Transaction, rows: Keyed[]) {
  if (rows.length === 0) return [];
  const { lowerId, higherId } = probablePairs;
  const here = inArray(
    lowerId,
    rows.map(({ id }) => id),
  );
  return tx.select({ lowerId, higherId }).from(probablePairs).where(here);
}

async function peopleOf(tx: Transaction, companions: Companions) {
  const ids = new Set([...companions].flatMap(([id, others]) => (others.size > 0 ? [id, ...others] : [])));
  if (ids.size === 0) return new Map();
  const numbers = sql`any(${`{${[...ids].join()}}`}::integer[])`;
  const people = await tx
    .select(accountColumns)
    .from(accounts)
    .where(and(sql`${accounts.id} = ${numbers}`, isClient()));
  return new Map(people.map((person) => [person.id, person]));
}

/**
 * Puts the pairs found in the place of those known. Those of accounts without keys go: they were closed, or changed, and
 * will have keys again by the next pass.
 */
async function keep(tx: Transaction, pairs: Scored[], { after, last }: { after: number; last: number | null }) {
  const { lowerId } = probablePairs;
  await tx.delete(probablePairs).where(and(gt(lowerId, after), last === null ? undefined : lte(lowerId, last)));
  if (pairs.length > 0) await tx.insert(probablePairs).values(pairs);
}
