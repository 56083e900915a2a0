import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { BreakableLine } from "../support/breakable-line";
import { type Answer, bearer } from "../support/client";
import { CONTRACTS } from "../support/documents";
import { SUCCESS } from "../support/duplicates";
import { expectError } from "../support/envelope";
import { DOCUMENTED_PATH } from "../support/paths";
import { freshEmail, PASSWORD, register, tokenOf } from "../support/staff";
import { validBody } from "../support/valid-bodies";

const line = new BreakableLine();
const alta = await freshAlta({ through: (url) => line.to(url), env: { RATE_LIMITS: "on" } });
const employee = bearer(await tokenOf(alta, "employee"));
const person = await register(alta);

async function timed(answer: Promise<Answer>): Promise<{ answer: Answer; milliseconds: number }> {
  const began = performance.now();
  return { answer: await answer, milliseconds: performance.now() - began };
}

const send = (name: (typeof CONTRACTS)[number], email = freshEmail()) =>
  alta.post(DOCUMENTED_PATH[name], validBody(name, email), name === "sucursal" ? employee : {});

const status = async (path: string) => (await alta.send({ method: "GET", path })).status;

async function expectHealed(): Promise<void> {
  const limit = AbortSignal.timeout(10_000);
  while ((await status("/api/ready")) !== 200) limit.throwIfAborted();
  for (const name of CONTRACTS) expect((await send(name)).status).toBe(SUCCESS[name]);
}

/** Milliseconds. The deadlines are four seconds; a loaded machine is later. */
const BOUNDED = 15_000;

describe("a database that stops answering", () => {
  afterEach(() => line.mend());

  test("costs every contract a bounded wait and an error of its own; alive, not ready, and healed in 10 s [F13]", async () => {
    line.freeze();
    const requests = CONTRACTS.map(async (name) => ({ name, ...(await timed(send(name))) }));
    const signIn = timed(alta.post("/auth/login", { email: person, password: PASSWORD }));
    for (const { name, answer, milliseconds } of await Promise.all(requests)) {
      // A request whose COMMIT was already sent cannot be answered 503.
      expectError(name, answer, answer.status === 500 ? 500 : 503);
      expect(milliseconds).toBeLessThan(BOUNDED);
    }
    expectError("unipets", (await signIn).answer, 503);
    expect((await signIn).milliseconds).toBeLessThan(BOUNDED);
    expect((await timed(alta.send({ method: "GET", path: "/api/health" }))).milliseconds).toBeLessThan(1_000);
    expect(await status("/api/health")).toBe(200);
    expect(await status("/api/ready")).toBe(503);
    line.mend();
    await expectHealed();
  });

  test("refuses later requests too, all of them", async () => {
    line.freeze();
    for (let round = 0; round < 3; round += 1) {
      const { answer, milliseconds } = await timed(send("usuarios"));
      expectError("usuarios", answer, 503);
      expect(milliseconds).toBeLessThan(BOUNDED);
    }
    line.mend();
    await expectHealed();
  });
});

test("two hundred registrations against a locked table are refused in time, in memory that stays, and then work again [CFG-04, F16]", async () => {
  const memory = () => memoryOf(alta.pid);
  await send("unipets");
  const accounts = async () => (await alta.sql`select from accounts`).length;
  const [before, registered] = [memory(), await accounts()];
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  let locked: () => void = () => {};
  const isLocked = new Promise<void>((done) => {
    locked = done;
  });
  const lock = alta.sql.begin(async (tx) => {
    await tx`lock table accounts in access exclusive mode`;
    locked();
    await held;
  });
  await isLocked;
  const storm = await Promise.all(Array.from({ length: 200 }, () => timed(send("unipets"))));
  release();
  await lock;
  for (const { answer, milliseconds } of storm) {
    // Two hundred passwords are hashed before the database is queried.
    expect(milliseconds).toBeLessThan(3 * BOUNDED);
    expectError("unipets", answer, 503);
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
  }
  expect(memory() - before).toBeLessThan(100);
  expect(await accounts()).toBe(registered);
  await expectHealed();
});

test("a backend that stays frozen does not block the others [F15]", async () => {
  const [backend] = await alta.sql<{ pid: number }[]>`select pid from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and application_name = 'alta' limit 1`;
  const pid = backend?.pid ?? 0;
  process.kill(pid, "SIGSTOP");
  try {
    const answers = await Promise.all(Array.from({ length: 20 }, () => timed(send("portal"))));
    for (const { milliseconds } of answers) expect(milliseconds).toBeLessThan(BOUNDED);
    // Its connection has been closed by now.
    for (let again = 0; again < 12; again += 1) expect((await send("portal")).status).toBe(201);
  } finally {
    process.kill(pid, "SIGCONT");
  }
});

/** A process's resident memory in megabytes. */
function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}
