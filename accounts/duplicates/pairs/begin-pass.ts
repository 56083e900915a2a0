import { sql } from "drizzle-orm";
import { database, type Transaction } from "../../../db/client";
import { accounts, duplicatePasses } from "../../../db/schema";
import { localTimeZone } from "../../values/local-day";

/** In the server's time zone. */
const HOUR = 3;

const night = () => {
  const zone = sql`${localTimeZone()}::text`;
  const day = sql`date_trunc('day', now() at time zone ${zone} - make_interval(hours => ${HOUR}))`;
  return sql`((${day} + make_interval(hours => ${HOUR})) at time zone ${zone})`;
};

/** Begins a pass, unless one is under way. */
export async function beginPass(tx: Transaction): Promise<void> {
  await insert(tx);
}

/**
 * Begins the night's pass: the first one after three in the morning, or later, where nothing ran at that hour. Where no
 * account is older than that, there is nothing to look for.
 */
export async function beginNightlyPass(): Promise<void> {
  const [due] = await database().execute<{ due: boolean }>(sql`select
    exists (select from ${accounts} where ${accounts.createdAt} < ${night()}) and
    not exists (select from ${duplicatePasses} where ${duplicatePasses.createdAt} >= ${night()}) as due`);
  if (due?.due) await insert(database());
}

const insert = (db: Pick<Transaction, "insert">) =>
  db.insert(duplicatePasses).values({ total: 0 }).onConflictDoNothing();
