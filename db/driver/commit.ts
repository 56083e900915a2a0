import type postgres from "postgres";

/** PostgreSQL answered a COMMIT with ROLLBACK: the transaction had been aborted. */
export class NotCommitted extends Error {
  override readonly name = "NotCommitted";
}

/** Commits a transaction. Throws `NotCommitted` unless the command tag of PostgreSQL's answer is COMMIT. */
export async function commit(sql: Pick<postgres.Sql, "unsafe">): Promise<void> {
  const { command } = await sql.unsafe("commit");
  if (command !== "COMMIT") throw new NotCommitted(`PostgreSQL answered ${command} to COMMIT.`);
}
