import type { ChildProcess } from "node:child_process";
import type postgres from "postgres";
import { familyTime, threadTimes } from "./processes.ts";

/** What a second of work took, in milliseconds of CPU and in what the database counted. */
export type Costs = {
  hashing: number;
  mainThread: number;
  otherThreads: number;
  postgres: number;
  driver: number;
  statements: number;
  commits: number;
  flushes: number;
};

type Watched = { server: number; postmaster: number; driver: ChildProcess; sql: postgres.Sql; database: string };

/** Starts an account of what the processes and the database do; the function it returns closes it. */
export async function openAccount(watched: Watched, hashThreads: number): Promise<() => Promise<Costs>> {
  const before = await read(watched);
  return async () => {
    const after = await read(watched);
    const spent = (thread: number) => (after.threads.get(thread) ?? 0) - (before.threads.get(thread) ?? 0);
    const others = [...after.threads.keys()].filter((thread) => thread !== watched.server).map(spent);
    // Nothing but hashing keeps a thread busy besides the main one.
    others.sort((one, other) => other - one);
    const sum = (times: number[]) => times.reduce((total, time) => total + time, 0);
    return {
      hashing: sum(others.slice(0, hashThreads)),
      otherThreads: sum(others.slice(hashThreads)),
      mainThread: spent(watched.server),
      postgres: after.postgres - before.postgres,
      driver: after.driver - before.driver,
      statements: after.statements - before.statements,
      commits: after.commits - before.commits,
      flushes: after.flushes - before.flushes,
    };
  };
}

async function read({ server, postmaster, driver, sql, database }: Watched) {
  const [counted] = await sql<{ statements: number; commits: number; flushes: number }[]>`
    select
      (select coalesce(sum(calls), 0) from pg_stat_statements s join pg_roles r on r.oid = s.userid
        where r.rolname <> current_user and dbid = (select oid from pg_database where datname = ${database}))::int as statements,
      (select xact_commit from pg_stat_database where datname = ${database})::int as commits,
      (select coalesce(sum(fsyncs), 0) from pg_stat_io where object = 'wal')::int as flushes`;
  return {
    statements: 0,
    commits: 0,
    flushes: 0,
    ...counted,
    threads: threadTimes(server),
    postgres: familyTime(postmaster),
    driver: familyTime(driver.pid ?? 0),
  };
}

/** Costs of one of `count` operations. */
export const perOperation = (costs: Costs, count: number): Costs =>
  Object.fromEntries(Object.entries(costs).map(([name, value]) => [name, value / count])) as Costs;

/** Everything of the server and its database that is not hashing. */
export const besidesHashing = ({ mainThread, otherThreads, postgres }: Costs) => mainThread + otherThreads + postgres;
