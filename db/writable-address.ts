import { databaseAddresses } from "../runtime/database-addresses";
import { boundedPool } from "./client";

/** The address of the one server of a URL that will do, for a client that keeps to one. Rejects when there is none. */
export async function writableAddress(url: string): Promise<string> {
  const addresses = databaseAddresses(url);
  let last: unknown;
  for (const { href } of addresses)
    try {
      const pool = boundedPool(href, { max: 1 });
      await pool.query("select 1", (sql) => sql.unsafe("select 1"));
      await pool.end();
      return href;
    } catch (thrown) {
      last = thrown;
    }
  throw last;
}
