import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "./client";

/** An insert or an update that has been built and not been sent. */
export type Write = { getSQL(): SQL };

/** Writes as the `with` of another statement, which sends them all. Every part sees the rows as they were before it. */
export const alongside = (tx: Transaction, writes: readonly Write[]) =>
  writes.map((write, index) => tx.$with(`write_${index}`, {}).as(write.getSQL()));

/** Sends several writes as one statement. */
export async function send(tx: Transaction, ...writes: Write[]): Promise<void> {
  await tx
    .with(...alongside(tx, writes))
    .select({ sent: sql`1` })
    .from(sql`(values (1)) as sent`);
}
