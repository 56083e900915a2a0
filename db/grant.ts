import type postgres from "postgres";

/** Rows that say what happened are only ever added and read. */
const APPEND_ONLY = "audit_entries";

/**
 * Lets the application's role use the tables and nothing else: it can neither change the schema nor, in the audit, the
 * past. For the owner's connection, after every migration.
 */
export async function grantTo(owner: postgres.Sql, role: string): Promise<void> {
  await owner.begin(async (sql) => {
    await sql`grant usage on schema public to ${sql(role)}`;
    await sql`grant select, insert, update, delete on all tables in schema public to ${sql(role)}`;
    await sql`revoke update, delete on ${sql(APPEND_ONLY)} from ${sql(role)}`;
  });
}

/** The application's role, where it is another one than the owner's. */
export function appRole(ownerUrl: string, appUrl: string): string | null {
  const [owner, app] = [ownerUrl, appUrl].map((url) => decodeURIComponent(new URL(url).username));
  return app && app !== owner ? app : null;
}
