import { setTimeout as sleep } from "node:timers/promises";
import type postgres from "postgres";
import { deadline } from "../../runtime/deadline";
import type { Queue } from "../../runtime/queue";
import { inSpan } from "../../runtime/span.mjs";
import { TooBusy } from "../../runtime/too-busy";
import { Connection, type Heed, type Statements, type TypeTable } from "./connection";
import { ConnectionLost, judge, NoAnswer, tooBusy } from "./outcome";
import { stage, withSavepoint } from "./rehearsal";
import { readTextArray, TEXT_ARRAY } from "./text-array";

export type PoolOptions = Omit<Parameters<typeof Connection.open>[0], "types"> & {
  /** The connections, and the queue for them. */
  queue: Queue;
  /** The deadline of a query or a transaction, connecting and retries included. */
  deadlineMilliseconds: number;
};

/** The state of one caller's attempts. */
type Trip = { connection: Connection | null; maybeDone: boolean; expired: boolean };
type Work<Answer> = (connection: Connection, heed: Heed) => Promise<Answer>;

const ATTEMPTS = 3;
/** After the deadline, for the running query to end, so that its connection can be kept. */
const GRACE_MILLISECONDS = 1_000;
const IDLE_MILLISECONDS = 60_000;
const LIFE_MILLISECONDS = 30 * 60_000;

/**
 * Connections for queries and transactions, each with a deadline. Work that was rolled back, or not done because the
 * connection broke, is retried; then it throws `TooBusy`, or `NoAnswer` where the outcome is unknown.
 */
export class Pool {
  readonly types: TypeTable = { parsers: { [TEXT_ARRAY]: readTextArray }, serializers: {} };
  private idle: { connection: Connection; timer: NodeJS.Timeout }[] = [];
  private readonly all = new Set<Connection>();

  constructor(private readonly options: PoolOptions) {}

  /** Connections in use, open ones not in use, and callers waiting for one. */
  get load(): { busy: number; idle: number; waiting: number } {
    return { ...this.options.queue.load, idle: this.idle.length };
  }

  query<Answer>(text: string, ask: (sql: Statements) => Promise<Answer>): Promise<Answer> {
    const reads = /^\s*select\b/i.test(text);
    return this.run("database query", (connection, heed) => {
      const onSent = reads ? () => {} : heed.onCommit;
      // Behind a pooler only a transaction can set its own timeouts.
      if (!connection.direct) return connection.transaction(ask, { ...heed, onCommit: onSent });
      onSent();
      return ask({ unsafe: connection.query });
    });
  }

  transaction<Answer>(work: (sql: Statements) => Promise<Answer>): Promise<Answer> {
    return this.run("database transaction", (connection, heed) => connection.transaction(work, heed));
  }

  async end(): Promise<void> {
    for (const { timer } of this.idle.splice(0)) clearTimeout(timer);
    await Promise.all([...this.all].map((connection) => connection.end()));
  }

  private run<Answer>(name: string, work: Work<Answer>): Promise<Answer> {
    return inSpan(name, () => this.inTime(work));
  }

  private async inTime<Answer>(work: Work<Answer>): Promise<Answer> {
    const { queue, deadlineMilliseconds } = this.options;
    if (!(await queue.enter()))
      throw new TooBusy("Every connection to the database is in use.", { retryAfterSeconds: 2 });
    const trip: Trip = { connection: null, maybeDone: false, expired: false };
    let cut: NodeJS.Timeout | undefined;
    // The place becomes free only when the work has ended, even after its deadline.
    const done = this.withRetry(work, trip).finally(() => {
      clearTimeout(cut);
      queue.leave();
    });
    return deadline(done, deadlineMilliseconds, () => {
      trip.expired = true;
      cut = setTimeout(() => trip.connection?.close(), GRACE_MILLISECONDS);
      return trip.maybeDone ? new NoAnswer() : tooBusy();
    });
  }

  private async withRetry<Answer>(work: Work<Answer>, trip: Trip): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      trip.maybeDone = false;
      try {
        trip.connection = await this.borrow();
        if (trip.expired) throw new ConnectionLost("It took too long to connect.");
        const onCommit = () => {
          trip.maybeDone = true;
        };
        const answer = await work(trip.connection, { onCommit, expired: () => trip.expired });
        this.giveBack(trip.connection);
        return answer;
      } catch (thrown) {
        const { error, retry, keep } = judge(thrown, trip.maybeDone);
        if (trip.connection && !keep) trip.connection.close();
        if (trip.connection) this.giveBack(trip.connection);
        trip.connection = null;
        if (!retry || attempt === ATTEMPTS || trip.expired) throw error;
      }
      await sleep(attempt * (20 + Math.random() * 80));
    }
  }

  private async borrow(): Promise<Connection> {
    for (let last = this.idle.pop(); last; last = this.idle.pop()) {
      clearTimeout(last.timer);
      if (last.connection.usable) return last.connection;
      this.all.delete(last.connection);
    }
    try {
      const connection = await Connection.open({ ...this.options, types: this.types });
      this.all.add(connection);
      return connection;
    } catch (thrown) {
      throw new ConnectionLost("No connection to the database could be made.", { cause: thrown });
    }
  }

  private giveBack(connection: Connection): void {
    if (!connection.usable) {
      this.all.delete(connection);
    } else if (performance.now() - connection.since > LIFE_MILLISECONDS) {
      this.discard(connection);
    } else {
      const timer = setTimeout(() => this.discard(connection), IDLE_MILLISECONDS);
      this.idle.push({ connection, timer: timer.unref() });
    }
  }

  private discard(connection: Connection): void {
    this.all.delete(connection);
    this.idle = this.idle.filter((one) => one.connection !== connection);
    void connection.end();
  }
}

/** The pool as the client that Drizzle's postgres.js session expects. */
export function asDriver(pool: Pool): postgres.Sql {
  const unsafe = (...query: Parameters<postgres.Sql["unsafe"]>) =>
    lazyQuery((bare) => {
      const ask = async (sql: Statements) => {
        const asked = sql.unsafe(...query);
        return await (bare ? asked.values() : asked);
      };
      const rehearsal = stage();
      return rehearsal ? ask(rehearsal) : pool.query(query[0], ask);
    });
  const begin = (work: (sql: Statements) => Promise<unknown>) => {
    const rehearsal = stage();
    return rehearsal ? withSavepoint(rehearsal, work) : pool.transaction(work);
  };
  return { options: pool.types, unsafe, begin, end: () => pool.end() } as unknown as postgres.Sql;
}

/** A lazy query, like the driver's: `.values()` can still be called in the same tick, before it starts. */
function lazyQuery(run: (bare: boolean) => Promise<unknown>) {
  let bare = false;
  const answer = Promise.resolve().then(() => run(bare));
  const values = () => {
    bare = true;
    return answer;
  };
  return Object.assign(answer, { values });
}
