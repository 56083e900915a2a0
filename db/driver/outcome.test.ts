import { once } from "node:events";
import { createServer, connect as dial, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { DrizzleQueryError, sql as statement } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { expect, onTestFinished, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { otherPostgres } from "@/testing/other-postgres";

const sql = await coreDatabase();
await sql`create table notes (id int generated always as identity, text text)`;
await sql`grant all on notes to public`;
const { env } = await import("../../env");
const { TooBusy } = await import("../../runtime/too-busy");
const { boundedPool } = await import("../client");
const { NoAnswer } = await import("./outcome");
const { asDriver } = await import("./pool");
const here = env.DATABASE_URL ?? "";

function pool(url = here, max = 4) {
  const bounded = boundedPool(url, { max });
  onTestFinished(() => bounded.end());
  return drizzle(asDriver(bounded));
}

const note = (text: string) => statement`insert into notes (text) values (${text})`;
const noted = async (text: string) => (await sql`select from notes where text = ${text}`).length;

/** The failure without Drizzle's wrapper. */
async function failure(work: Promise<unknown>): Promise<unknown> {
  const thrown: unknown = await work.then(
    () => null,
    (reason) => reason,
  );
  return thrown instanceof DrizzleQueryError ? thrown.cause : thrown;
}

test("a COMMIT answered with ROLLBACK is a failure, and nothing was changed [HR-13]", async () => {
  const swallowed = pool().transaction(async (tx) => {
    await tx.execute(note("swallowed"));
    await tx.execute(statement`select 1 / 0`).catch(() => null);
  });
  expect(await failure(swallowed)).toMatchObject({ name: "TooBusy", cause: { name: "NotCommitted" } });
  expect(await noted("swallowed")).toBe(0);
});

test("the owner's transactions are checked in the same way", async () => {
  const { connect } = await import("../client");
  const owner = connect(here);
  onTestFinished(() => owner.end({ timeout: 1 }));
  const undone = owner.begin(async (tx) => {
    await tx`insert into notes (text) values ('owner')`;
    // The driver would prepare «commit», not find it, and send it again into the aborted transaction.
    await tx.unsafe("do $$ begin raise exception 'no'; end $$").catch(() => null);
  });
  await expect(undone).rejects.toThrow();
  expect(await noted("owner")).toBe(0);
});

test("a query on an owner's connection that has closed is refused, and the next one opens another", async () => {
  const { connect } = await import("../client");
  const owner = connect(here);
  onTestFinished(() => owner.end({ timeout: 1 }));
  const ended = owner.begin(async (tx) => {
    const [row] = await tx`select pg_backend_pid() as pid`;
    await sql`select pg_terminate_backend(${row?.pid})`;
    await expect.poll(() => sql`select from pg_stat_activity where pid = ${row?.pid}`).toHaveLength(0);
    await sleep(50);
    await tx`insert into notes (text) values ('owner, later')`;
  });
  await expect(ended).rejects.toThrow("The connection to the database is closed.");
  await owner.begin((tx) => tx`insert into notes (text) values ('owner, again')`);
  expect([await noted("owner, later"), await noted("owner, again")]).toEqual([0, 1]);
});

test("a query in an aborted transaction is answered with TooBusy", async () => {
  const aborted = pool().transaction(async (tx) => {
    await tx.execute(statement`select 1 / 0`).catch(() => null);
    await tx.execute(note("aborted"));
  });
  expect(await failure(aborted)).toBeInstanceOf(TooBusy);
});

test("a read-only server is answered with TooBusy, and the next attempt opens another connection", async () => {
  const url = new URL(here);
  const { rows, role } = { rows: "readonly", role: `readonly_${Date.now()}` };
  await sql.unsafe(`create role ${role} login password 'only'; grant all on notes to ${role}`);
  await sql.unsafe(`alter role ${role} set default_transaction_read_only = on`);
  onTestFinished(async () => void (await sql.unsafe(`drop owned by ${role}; drop role ${role}`)));
  [url.username, url.password] = [role, "only"];
  const db = pool(url.href, 1);
  expect(await failure(db.execute(note(rows)))).toBeInstanceOf(TooBusy);
  expect(await failure(db.transaction((tx) => tx.execute(note(rows))))).toBeInstanceOf(TooBusy);
  // The fail-over is over.
  await sql.unsafe(`alter role ${role} reset default_transaction_read_only`);
  await db.transaction((tx) => tx.execute(note(rows)));
  expect(await noted(rows)).toBe(1);
});

test("statement and lock timeouts are answered with TooBusy", async () => {
  const db = pool();
  const slow = failure(db.execute(statement`select pg_sleep(20)`));
  const locked = failure(
    sql.begin(async (tx) => {
      await tx`lock table notes in access exclusive mode`;
      throw await failure(db.transaction((waiting) => waiting.execute(note("locked"))));
    }),
  );
  expect(await slow).toBeInstanceOf(TooBusy);
  expect(await locked).toBeInstanceOf(TooBusy);
});

test("a transaction whose backend is terminated is retried, and the work is done once", async () => {
  let attempts = 0;
  await pool().transaction(async (tx) => {
    attempts += 1;
    await tx.execute(note("terminated"));
    if (attempts === 1) {
      const [row] = await tx.execute<{ pid: number }>(statement`select pg_backend_pid() as pid`);
      await sql`select pg_terminate_backend(${row?.pid ?? 0})`;
    }
    await tx.execute(note("terminated, again"));
  });
  expect([attempts, await noted("terminated"), await noted("terminated, again")]).toEqual([2, 1, 1]);
});

test("a single read is retried; for an unanswered single write the outcome is unknown", async () => {
  const cut = await lineThatCuts((sent) => sent.includes("insert into notes") || sent.includes("select 'cut'"));
  const db = pool(cut.url, 1);
  expect(await db.execute(statement`select 'cut' as cut`)).toEqual([{ cut: "cut" }]);
  cut.again();
  expect(await failure(db.execute(note("cut")))).toBeInstanceOf(NoAnswer);
});

test("the outcome of an unanswered COMMIT is unknown", async () => {
  const cut = await lineThatCuts((sent) => sent.includes("commit"));
  const unknown = pool(cut.url, 1).transaction((tx) => tx.execute(note("unknown")));
  expect(await failure(unknown)).toBeInstanceOf(NoAnswer);
  // It had arrived.
  await expect.poll(() => noted("unknown")).toBe(1);
});

test("a fast shutdown under load and a restart: acknowledged rows exist, the others were refused", async () => {
  const server = await otherPostgres();
  server.start();
  const url = server.url;
  const db = pool(url, 8);
  await expect
    .poll(() => failure(db.execute(statement`create table notes (text text)`)), { timeout: 20_000 })
    .toBe(null);
  const acknowledged: string[] = [];
  const unknown: string[] = [];
  const others: unknown[] = [];
  let stopped = false;
  const lane = async (_: unknown, index: number) => {
    for (let count = 0; !stopped; count += 1) {
      const text = `${index}.${count}`;
      const thrown = await failure(db.transaction((tx) => tx.execute(note(text))));
      if (thrown === null) acknowledged.push(text);
      else if (thrown instanceof NoAnswer) unknown.push(text);
      else if (!(thrown instanceof TooBusy)) others.push(thrown);
    }
  };
  const load = Array.from({ length: 8 }, lane);
  await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(50);
  await server.stop();
  const before = acknowledged.length;
  server.start();
  await expect.poll(() => acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(before + 50);
  stopped = true;
  await Promise.all(load);
  expect(others).toEqual([]);
  const stored = new Set(
    (await db.execute<{ text: string }>(statement`select text from notes`)).map(({ text }) => text),
  );
  expect(acknowledged.filter((text) => !stored.has(text))).toEqual([]);
  expect([...stored].filter((text) => !acknowledged.includes(text) && !unknown.includes(text))).toEqual([]);
});

/** A proxy to the database that forwards data up to what `isLast` recognises and then breaks, once. */
async function lineThatCuts(isLast: (sent: string) => boolean) {
  const there = new URL(here);
  let whole = true;
  const server = createServer((near: Socket) => {
    const far = dial(Number(there.port), there.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const)
      socket.on("error", () => {}).on("close", () => other.destroy());
    far.pipe(near);
    near.on("data", (sent: Buffer) => {
      const cut = whole && isLast(sent.toString("latin1"));
      if (cut) {
        whole = false;
        far.unpipe();
      }
      far.write(sent, () => cut && setTimeout(() => near.destroy(), 50));
    });
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const url = new URL(here);
  url.host = `127.0.0.1:${(server.address() as { port: number }).port}`;
  return {
    url: url.href,
    again: () => {
      whole = true;
    },
  };
}
