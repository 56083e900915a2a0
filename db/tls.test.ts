import { execFileSync, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, connect as dial, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSecureContext, TLSSocket } from "node:tls";
import { expect, onTestFinished, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";

await coreDatabase();
const { env } = await import("../env");
const { boundedPool } = await import("./client");
const { asDriver } = await import("./driver/pool");
const { explainRefusal } = await import("./explain-refusal");
const database = new URL(env.DATABASE_URL ?? "");

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

/** A key and a self-signed certificate. */
function selfSigned() {
  const folder = mkdtempSync(join(tmpdir(), "alta-tls-"));
  const [key, cert] = [join(folder, "key"), join(folder, "cert")];
  const made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
  execFileSync("openssl", [...made, "-subj", "/CN=localhost", "-keyout", key, "-out", cert], { stdio: "pipe" });
  const context = createSecureContext({ key: readFileSync(key), cert: readFileSync(cert) });
  rmSync(folder, { recursive: true });
  return context;
}

/** Speaks TLS as PostgreSQL does, in front of the test's own database. `freeze` lets nothing through any more. */
async function encryptedDatabase() {
  const secureContext = selfSigned();
  let frozen = false;
  const server = createServer(async (socket: Socket) => {
    socket.on("error", () => {});
    await once(socket, "data");
    socket.write("S");
    const encrypted = new TLSSocket(socket, { isServer: true, secureContext }).on("error", () => {});
    const behind = dial(Number(database.port), database.hostname).on("error", () => {});
    encrypted.on("data", (chunk) => frozen || behind.write(chunk));
    behind.on("data", (chunk) => frozen || encrypted.write(chunk));
    encrypted.on("close", () => behind.destroy());
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  const url = new URL(database);
  url.port = String(typeof address === "object" ? address?.port : 0);
  const connection = (sslmode: string) => {
    url.searchParams.set("sslmode", sslmode);
    return poolAt(url);
  };
  return { connection, freeze: (now: boolean) => (frozen = now) };
}

function poolAt(url: URL) {
  const pool = boundedPool(url.href, { max: 1, deadline: 1_500 });
  onTestFinished(() => pool.end());
  return asDriver(pool);
}

/** What was at the bottom of a failure. */
async function reason(asking: Promise<unknown>): Promise<string> {
  let thrown: unknown = await asking.then(
    () => new Error("It succeeded."),
    (failure) => failure,
  );
  while (thrown instanceof Error && thrown.cause) thrown = thrown.cause;
  return (thrown as Error).message;
}

test.skipIf(!hasOpenssl)(
  "an encrypted connection has its time like any other, and the next one works [F13]",
  async () => {
    const { connection, freeze } = await encryptedDatabase();
    const sql = connection("require");
    expect(await sql.unsafe("select 1 as one")).toEqual([{ one: 1 }]);
    freeze(true);
    await expect(sql.unsafe("select 1 as one")).rejects.toThrow("cannot do it just now");
    freeze(false);
    expect(await sql.unsafe("select 1 as one")).toEqual([{ one: 1 }]);
  },
);

test.skipIf(!hasOpenssl)("an untrusted certificate is refused where sslmode verifies it", async () => {
  const { connection } = await encryptedDatabase();
  const refused = connection("verify-full").unsafe("select 1");
  expect(await reason(refused)).toMatch(/self.signed/);
  const thrown = await refused.catch((error: unknown) => error);
  expect(explainRefusal(thrown, "DATABASE_URL", database.href)).toContain("no es de confianza");
});

test("a server without TLS is refused where sslmode requires it", async () => {
  const url = new URL(database);
  url.searchParams.set("sslmode", "require");
  expect(await reason(poolAt(url).unsafe("select 1"))).toMatch("does not encrypt");
});
