import type postgres from "postgres";
import { afterEach, expect, vi } from "vitest";
import type { WorkerOptions } from "../mail/worker.ts";
import { coreDatabase } from "./core-database.ts";
import type { MailServer } from "./mail-server.ts";
import { person, stranger } from "./people.ts";

type Stoppable = { stop: () => Promise<void> };

export const quick = { pollSeconds: 0.05, retryDelay: () => 0.1 };

export const until = (what: () => unknown) =>
  vi.waitFor(async () => expect(await what()).toBeTruthy(), { timeout: 12_000, interval: 20 });

export const sentTo = (server: MailServer, email: string) => server.received.filter(({ to }) => to.includes(email));

/** An outbox on a database of its own, with helpers to register people and start workers that stop with their test. */
export async function outbox() {
  const sql = await coreDatabase({ RATE_LIMITS: "off" });
  const { registerAccount } = await import("../accounts/registration/register-account.ts");
  const { smtpTransport } = await import("../mail/smtp-transport.ts");
  const { startMailWorker } = await import("../mail/worker.ts");
  const running: Stoppable[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one.stop()));
    await sql`update letters set failed_at = now() where sent_at is null`;
  });

  /** Stops it when the test ends. */
  async function keep<Running extends Stoppable>(starting: Promise<Running>): Promise<Running> {
    const started = await starting;
    running.push(started);
    return started;
  }

  function work(server: { url: string }, options: WorkerOptions = {}) {
    const worker = startMailWorker(smtpTransport(server.url), { ...quick, ...options });
    running.push(worker);
    return worker;
  }

  /** Registers an account; `mail` reads the current row of its newest mail. */
  async function register() {
    const registered = await registerAccount(stranger, person());
    if (!registered.ok) throw new Error(registered.problem.code);
    const { id, email } = registered.value.account;
    return { id, email, mail: () => mailOf(sql, id) };
  }

  return { sql, keep, work, register };
}

async function mailOf(sql: postgres.Sql, accountId: number) {
  const [row] = await sql`select * from letters where account_id = ${accountId} order by id desc limit 1`;
  return row ?? {};
}
