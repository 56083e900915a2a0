import type postgres from "postgres";

/** PostgreSQL answered a COMMIT with something else: the transaction had been aborted, and nothing of it was kept. */
export class NotCommitted extends Error {
  override readonly name = "NotCommitted";
}

/** Ends a transaction. Throws `NotCommitted` unless PostgreSQL's own answer is COMMIT, whatever the driver makes of it. */
export async function commit(sql: Pick<postgres.Sql, "unsafe">): Promise<void> {
  const { command } = await sql.unsafe("commit");
  if (command !== "COMMIT") throw new NotCommitted(`PostgreSQL answered ${command} to COMMIT.`);
}
