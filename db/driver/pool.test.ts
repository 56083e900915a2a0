import { once } from "node:events";
import { createServer, connect as dial, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { sql as statement } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";

const sql = await coreDatabase();
await sql`create table counters (id int primary key, count int not null)`;
await sql`insert into counters values (1, 0), (2, 0)`;
await sql`grant all on counters to public`;
const { env } = await import("../../env");
const { TooBusy } = await import("../../runtime/too-busy");
const { boundedPool } = await import("../client");
const { asDriver } = await import("./pool");

const LINE = { mostWaiting: 5, waitMilliseconds: 500 };

function pool(url = env.DATABASE_URL ?? "", { max = 2, deadline = 1500 } = {}) {
  const bounded = boundedPool(url, { max, line: LINE, deadline });
  onTestFinished(() => bounded.end());
  return drizzle(asDriver(bounded));
}

async function timed(work: Promise<unknown>) {
  const began = performance.now();
  const thrown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return { thrown, milliseconds: performance.now() - began };
}

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A TCP server in place of the database. */
async function impostor(onConnection: (socket: Socket) => void): Promise<string> {
  const server = createServer(onConnection).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  const address = server.address();
  return `postgres://nobody@127.0.0.1:${typeof address === "object" ? address?.port : 0}/none`;
}

describe("a query ends with an error", () => {
  const question = statement`select 1`;

  test("when the database accepts the connection and never answers [F13]", async () => {
    const sockets: Socket[] = [];
    const url = await impostor((socket) => sockets.push(socket.on("error", () => {})));
    const { thrown, milliseconds } = await timed(pool(url).execute(question));
    expect(thrown).toBeInstanceOf(Error);
    expect(milliseconds).toBeLessThan(2500);
    for (const socket of sockets) socket.destroy();
  });

  test("when the database closes every connection at once, after bounded retries [F14]", async () => {
    let connections = 0;
    const url = await impostor((socket) => {
      connections += 1;
      socket.on("error", () => {}).end();
    });
    const { thrown, milliseconds } = await timed(pool(url).execute(question));
    expect(thrown).toBeInstanceOf(Error);
    expect(milliseconds).toBeLessThan(1500);
    expect(connections).toBeLessThan(10);
    const before = connections;
    await sleep(1_000);
    expect(connections).toBe(before);
  });

  test("when the port is closed", async () => {
    const { thrown, milliseconds } = await timed(pool("postgres://nobody@127.0.0.1:1/none").execute(question));
    expect(thrown).toBeInstanceOf(Error);
    expect(milliseconds).toBeLessThan(1500);
  });

  test("when its backend is frozen; the next query is answered", async () => {
    const db = pool();
    const [row] = await db.execute<{ pid: number }>(statement`select pg_backend_pid() as pid`);
    const pid = row?.pid ?? 0;
    process.kill(pid, "SIGSTOP");
    try {
      const both = await Promise.all([timed(db.execute(question)), timed(db.execute(question))]);
      expect(both.map(({ thrown }) => thrown !== null)).toContain(true);
      for (const { milliseconds } of both) expect(milliseconds).toBeLessThan(2000);
      for (let again = 0; again < 5; again += 1) await db.execute(question).catch(() => {});
    } finally {
      process.kill(pid, "SIGCONT");
    }
    expect(await db.execute(question)).toHaveLength(1);
  });

  test("when every connection is in use: after the longest wait, or at once when the queue is full [F16]", async () => {
    const db = pool();
    const busy = [1, 2].map(() => timed(db.execute(statement`select pg_sleep(1)`)));
    const waiting = [1, 2, 3, 4, 5].map(() => timed(db.execute(question)));
    const tooMany = await timed(db.execute(question));
    expect(tooMany.milliseconds).toBeLessThan(200);
    for (const { thrown, milliseconds } of [tooMany, ...(await Promise.all(waiting))]) {
      expect((thrown as Error).cause ?? thrown).toBeInstanceOf(TooBusy);
      expect(milliseconds).toBeLessThan(800);
    }
    await Promise.all(busy);
    expect(await db.execute(question)).toHaveLength(1);
  });
});

test("arrays of text are read as arrays", async () => {
  const written = ["plain", "", 'with "quotes", a comma and a \\', "NULL", "líneas\ndos"];
  const [row] = await pool().execute(
    statement`select array_append(array[${statement.join(
      written.map((text) => statement`${text}::text`),
      statement`, `,
    )}], null) as texts, '{}'::text[] as none`,
  );
  expect(row).toEqual({ texts: [...written, null], none: [] });
});

test("once a database is back, every connection works again at once [F11]", async () => {
  const there = new URL(env.DATABASE_URL ?? "");
  const forward = () =>
    createServer((near) => {
      const far = dial(Number(there.port), there.hostname);
      for (const socket of [near, far])
        socket.on("error", () => {}).on("close", () => [near, far].map((s) => s.destroy()));
      near.pipe(far).pipe(near);
      lines.push(near);
    });
  const lines: Socket[] = [];
  let server = forward().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const by = new URL(there);
  by.host = `127.0.0.1:${port}`;
  const db = pool(by.href, { max: 3 });
  const ask = () => Promise.allSettled([1, 2, 3].map(() => db.execute(statement`select pg_sleep(0.05)`)));
  expect((await ask()).map(({ status }) => status)).toEqual(Array(3).fill("fulfilled"));
  server.close();
  // Some queries are cut off, and new connections are refused for a while.
  const cut = ask();
  for (const line of lines.splice(0)) line.destroy();
  await cut;
  for (let attempt = 0; attempt < 3; attempt += 1) await ask();
  server = forward().listen(port, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  expect((await ask()).map(({ status }) => status)).toEqual(Array(3).fill("fulfilled"));
});

describe("a transaction", () => {
  test("past its deadline is rolled back at its next query", async () => {
    const db = pool(undefined, { deadline: 400 });
    let finished: Promise<unknown> = Promise.resolve();
    const outcome = await timed(
      db.transaction((tx) => {
        finished = (async () => {
          await tx.execute(statement`update counters set count = 100 where id = 1`);
          await tx.execute(statement`select pg_sleep(0.8)`);
          await tx.execute(statement`update counters set count = 101 where id = 1`);
        })();
        return finished;
      }),
    );
    expect(outcome.thrown).toBeInstanceOf(TooBusy);
    expect(outcome.milliseconds).toBeLessThan(700);
    await expect(finished).rejects.toThrow();
    expect(await sql`select count from counters where id = 1`).toEqual([{ count: 0 }]);
  });

  test("that is never answered does not block the pool's only connection for ever [F18]", async () => {
    const db = pool(undefined, { max: 1 });
    // A query outside its transaction waits for the connection that the transaction holds.
    const nested = await timed(db.transaction(async () => db.execute(statement`select 1`)));
    expect(nested.thrown).not.toBeNull();
    expect(nested.milliseconds).toBeLessThan(1500);
    expect(await db.execute(statement`select 1`)).toHaveLength(1);
  });

  test("rolled back by a deadlock is retried: many crossing transactions all succeed [F19]", async () => {
    const db = pool(undefined, { max: 2, deadline: 8000 });
    const cross = (first: number, second: number) =>
      db.transaction(async (tx) => {
        await tx.execute(statement`update counters set count = count + 1 where id = ${first}`);
        await tx.execute(statement`select pg_sleep(0.1)`);
        await tx.execute(statement`update counters set count = count + 1 where id = ${second}`);
      });
    await Promise.all([cross(1, 2), cross(2, 1)]);
    expect(await sql`select count from counters order by id`).toEqual([{ count: 2 }, { count: 2 }]);
  });
});

test.each(["40001", "40P01"])(
  "that always fails with %s is tried three times, and then answered with TooBusy [F19]",
  async (code) => {
    let attempts = 0;
    const undone = pool(undefined, { deadline: 4000 }).transaction(async (tx) => {
      attempts += 1;
      await tx.execute(statement.raw(`do $$ begin raise exception using errcode = '${code}'; end $$`));
    });
    await expect(undone).rejects.toBeInstanceOf(TooBusy);
    expect(attempts).toBe(3);
  },
);

test("a database without a free connection is retried, and then answered with TooBusy [F17]", async () => {
  const name = `poor_${Date.now()}`;
  await sql.unsafe(`create role ${name} login password 'poor' connection limit 1`);
  onTestFinished(async () => {
    await sql.unsafe(`drop role ${name}`);
  });
  const url = new URL(env.DATABASE_URL ?? "");
  url.username = name;
  url.password = "poor";
  const [first, second] = [pool(url.href, { max: 1 }), pool(url.href, { max: 1, deadline: 4000 })];
  await first.execute(statement`select 1`);
  const { thrown, milliseconds } = await timed(second.execute(statement`select 1`));
  expect((thrown as Error).cause ?? thrown).toBeInstanceOf(TooBusy);
  expect(milliseconds).toBeLessThan(3000);
});
