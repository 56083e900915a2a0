import { setTimeout as sleep } from "node:timers/promises";
import type postgres from "postgres";
import { deadline } from "../runtime/deadline";
import type { Queue } from "../runtime/queue";
import { TooBusy } from "../runtime/too-busy";

/** The parts of the driver that Drizzle asks: single queries, and transactions. */
type Client = Pick<postgres.Sql, "unsafe" | "begin">;
type Unsafe = postgres.Sql["unsafe"];

/** Undone by the database for reasons that are nobody's fault; to be tried again. */
const FLEETING = ["40001", "40P01", "53300"];
/** Given up by the database, and undone: somebody held on to what was needed, or it had too much else to do. */
const GIVEN_UP = ["55P03", "57014"];
const ATTEMPTS = 3;

/** The outcome is not known: the database may yet do what was asked, or may have done it. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
  override readonly message = "The database has not answered in time.";
}

/**
 * The driver with bounds: no more at once than there are connections, an end to every query and transaction, and
 * another try for what the database undid by itself. A transaction whose time is up is rolled back at its next step.
 */
export function bounded<Sql extends Client>(client: Sql, queue: Queue, deadlineMilliseconds: number): Sql {
  async function run<Answer>(work: (expired: () => boolean) => Promise<Answer>): Promise<Answer> {
    if (!(await queue.enter()))
      throw new TooBusy("Every connection to the database is in use.", { retryAfterSeconds: 2 });
    let expired = false;
    // The connection is free only once the work is over, however late that is.
    const done = insist(
      () => work(() => expired),
      () => expired,
    ).finally(() => queue.leave());
    return deadline(done, deadlineMilliseconds, () => {
      expired = true;
      return new NoAnswer();
    });
  }

  const unsafe = (...query: Parameters<Unsafe>) =>
    lazily((values) =>
      run(async () => {
        const asked = client.unsafe(...query);
        return await (values ? asked.values() : asked);
      }),
    );
  const begin = (work: (sql: postgres.TransactionSql) => unknown) =>
    run((expired) => client.begin((sql) => work(guarded(sql, expired))) as Promise<unknown>);
  return new Proxy(client, {
    get: (target, name) => (name === "unsafe" ? unsafe : name === "begin" ? begin : Reflect.get(target, name)),
  });
}

/** A query as the driver's: it has not begun yet when, in the same breath, it is asked for bare values instead. */
function lazily(run: (values: boolean) => Promise<unknown>) {
  let bare = false;
  const answer = Promise.resolve().then(() => run(bare));
  const values = () => {
    bare = true;
    return answer;
  };
  return Object.assign(answer, { values });
}

/** Within a transaction whose time is up, the next query fails, and with it the transaction. */
function guarded(sql: postgres.TransactionSql, expired: () => boolean): postgres.TransactionSql {
  const unsafe: Unsafe = (...query) => {
    if (expired()) throw new NoAnswer();
    return sql.unsafe(...query);
  };
  return new Proxy(sql, { get: (target, name) => (name === "unsafe" ? unsafe : Reflect.get(target, name)) });
}

async function insist<Answer>(work: () => Promise<Answer>, expired: () => boolean): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (thrown) {
      const code = codeOf(thrown);
      const givenUp = GIVEN_UP.includes(code);
      if (!FLEETING.includes(code) && !givenUp) throw thrown;
      if (givenUp || attempt === ATTEMPTS || expired())
        throw new TooBusy("The database cannot do it just now.", { retryAfterSeconds: 2, cause: thrown });
      await sleep(attempt * (20 + Math.random() * 80));
    }
  }
}

function codeOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return "";
  const { code, cause } = thrown as Error & { code?: unknown };
  return typeof code === "string" ? code : codeOf(cause);
}
