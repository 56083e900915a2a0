import type postgres from "postgres";
import { databaseAddresses } from "../runtime/database-addresses";

/** Append-only tables. */
const APPEND_ONLY = ["audit_entries", "audit_seals", "texts", "consents"];

/**
 * Grants the application's role the use of the tables: it can change neither the schema nor audit entries. Run as the
 * owner after every migration.
 */
export async function grantTo(owner: postgres.Sql, role: string): Promise<void> {
  await owner.begin(async (sql) => {
    await sql`grant usage on schema public to ${sql(role)}`;
    await sql`grant select, insert, update, delete on all tables in schema public to ${sql(role)}`;
    // Also of tables that a later migration makes, from their first moment on.
    await sql`alter default privileges in schema public grant select, insert, update, delete on tables to ${sql(role)}`;
    await sql`grant usage on schema drizzle to ${sql(role)}`;
    await sql`grant select on drizzle.__drizzle_migrations to ${sql(role)}`;
    for (const table of APPEND_ONLY) await sql`revoke update, delete on ${sql(table)} from ${sql(role)}`;
  });
}

/** The application's role, where it differs from the owner's. */
export function appRole(ownerUrl: string, appUrl: string): string | null {
  const [owner, app] = [ownerUrl, appUrl].map((url) => decodeURIComponent(databaseAddresses(url)[0].username));
  return app && app !== owner ? app : null;
}
