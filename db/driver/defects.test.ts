import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer, connect as dial, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import postgres from "postgres";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { createDatabase } from "@/testing/create-database";

// postgres.js alone. When one of these tests fails, the driver no longer has the defect, and the workaround that
// README.md names can be removed.

const run = promisify(execFile);
const { url, drop } = await createDatabase();
afterAll(drop);

function driver(options: postgres.Options<Record<string, never>> = {}, at = url) {
  const sql = postgres(at, { max: 1, fetch_types: false, onnotice: () => {}, ...options });
  onTestFinished(() => sql.end({ timeout: 0 }));
  return sql;
}

async function serverAt(onConnection: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => onConnection(socket.on("error", () => {}))).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const there = new URL(url);
  there.host = `127.0.0.1:${(server.address() as { port: number }).port}`;
  return there.href;
}

/** Whether a promise is still open after so many milliseconds. */
async function isOpen(promise: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const settled = promise.then(
    () => false,
    () => false,
  );
  return Promise.race([settled, sleep(milliseconds, true)]);
}

test("a COMMIT answered with ROLLBACK resolves", async () => {
  const sql = driver();
  await sql`create table notes (text text)`;
  // As on another backend of a transaction pooler: the prepared «commit» is missing, and is sent again too late.
  await sql.begin((tx) => tx`select 1`);
  await sql.begin(async (tx) => {
    await tx.unsafe("insert into notes values ('acknowledged')");
    await tx.unsafe("deallocate all");
  });
  expect(await sql.unsafe("select from notes where text = 'acknowledged'")).toHaveLength(0);
});

test("a query never times out when the server stops answering", async () => {
  let silent = false;
  const there = new URL(url);
  const at = await serverAt((near) => {
    const far = dial(Number(there.port), there.hostname).on("error", () => {});
    near.pipe(far);
    far.on("data", (answer) => silent || near.write(answer));
    near.on("close", () => far.destroy());
  });
  const sql = driver({ connect_timeout: 1 }, at);
  await sql.unsafe("select 1");
  silent = true;
  expect(await isOpen(sql.unsafe("select 1"), 3_000)).toBe(true);
});

test("a server that closes every connection at once is retried for ever, without backoff", async () => {
  let connections = 0;
  const at = await serverAt((socket) => {
    connections += 1;
    socket.end();
  });
  expect(await isOpen(driver({ connect_timeout: 1 }, at).unsafe("select 1"), 2_000)).toBe(true);
  expect(connections).toBeGreaterThan(50);
});

test("a query between a connection's error and its close never settles", async () => {
  let socket: Socket | undefined;
  const there = new URL(url);
  const sql = driver({
    socket: async () => {
      socket = dial(Number(there.port), there.hostname);
      await once(socket, "connect");
      return socket;
    },
  } as postgres.Options<Record<string, never>>);
  await sql.unsafe("select 1");
  const cut = sql.unsafe("select pg_sleep(5)").catch(() => sql.unsafe("select 2"));
  await sleep(100);
  socket?.destroy(new Error("cut"));
  expect(await isOpen(cut, 1_500)).toBe(true);
});

test("max_lifetime may end a connection within a transaction", async () => {
  // It knows transactions of `begin`, but not those on a reserved connection.
  const sql = driver({ max_lifetime: 0.2 });
  await sql.unsafe("begin");
  const [first] = await sql.unsafe("select pg_backend_pid() as pid");
  await sleep(400);
  const [second] = await sql.unsafe("select pg_backend_pid() as pid").catch(() => []);
  expect(second?.pid).not.toBe(first?.pid);
});

test("a failing query for array types is an unhandled rejection, which ends a process", async () => {
  const there = new URL(url);
  const at = await serverAt((near) => {
    const far = dial(Number(there.port), there.hostname).on("error", () => {});
    far.pipe(near);
    near.on("data", (sent: Buffer) => (sent.includes("typarray") ? near.resetAndDestroy() : far.write(sent)));
    near.on("close", () => far.destroy());
  });
  const program = `
    import postgres from "postgres";
    process.once("unhandledRejection", () => { console.log("unheeded"); process.exit(); });
    setTimeout(process.exit, 5000);
    postgres(process.argv[1], { max: 1 }).unsafe("select 1").catch(() => {});`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", program, at]);
  expect(stdout.trim()).toBe("unheeded");
});

test("a query of a transaction whose connection has closed throws in a timer, which ends a process", async () => {
  const program = `
    import postgres from "postgres";
    process.once("uncaughtException", () => { console.log("uncaught"); process.exit(); });
    setTimeout(process.exit, 10_000);
    const [sql, other] = [1, 1].map((max) => postgres(process.argv[1], { max, fetch_types: false }));
    sql.begin(async (tx) => {
      const [row] = await tx.unsafe("select pg_backend_pid() as pid");
      await other.unsafe("select pg_terminate_backend($1)", [row.pid]);
      await new Promise((resolve) => setTimeout(resolve, 500));
      await tx.unsafe("select 1");
    }).catch(() => {});`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", program, url]);
  expect(stdout.trim()).toBe("uncaught");
});
