import { setTimeout as sleep } from "node:timers/promises";
import type postgres from "postgres";
import { startMessages } from "../messages/start";

/** Any number, as long as every instance asks for the same lock. */
const LOCK = 20_261_120;
const POLL_MILLISECONDS = 250;

/** Another process held the lock for all of our wait; the message names it. */
export class LockHeld extends Error {
  override name = "LockHeld";
}

/**
 * Runs `work` while no other instance runs its own on this database. The advisory lock belongs to a transaction, so that
 * it holds behind a pooler and ends with its connection; `work` needs another client. Throws `LockHeld` when the lock is
 * not free within `seconds`.
 */
export async function whileLocked(client: postgres.Sql, seconds: number, work: () => Promise<void>): Promise<void> {
  await client.begin(async (sql) => {
    // The transaction waits idle while the work is done, however long that takes.
    await sql`select set_config(name, '0', true) from pg_settings
      where name in ('idle_in_transaction_session_timeout', 'transaction_timeout')`;
    const until = performance.now() + seconds * 1000;
    while (!(await tryLock(sql))) {
      if (performance.now() > until) throw new LockHeld(await describeHolder(sql));
      await sleep(POLL_MILLISECONDS);
    }
    await work();
  });
}

/** In the simple protocol: a portal that stays open would keep its snapshot, for which `create index concurrently` waits. */
async function tryLock(sql: postgres.ISql): Promise<boolean> {
  const [row] = await sql.unsafe(`select pg_try_advisory_xact_lock(${LOCK}) as held`);
  return row?.held === true;
}

async function describeHolder(sql: postgres.ISql): Promise<string> {
  const [holder] = await sql<{ pid: number; name: string; user: string; address: string | null }[]>`
    select pid, application_name as name, usename as user, host(client_addr) as address
    from pg_locks join pg_stat_activity using (pid)
    where locktype = 'advisory' and granted and objid = ${LOCK} and classid = 0 and objsubid = 1
      and database = (select oid from pg_database where datname = current_database())`;
  return holder ? startMessages.migrating(holder) : startMessages.migratingUnknown;
}
