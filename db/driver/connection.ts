import type { Socket } from "node:net";
import postgres from "postgres";
import { wait } from "../../runtime/wait";
import { commit } from "./commit";
import { dial } from "./dial";
import { ConnectionLost } from "./outcome";
import { preparable } from "./preparable";

type Options = {
  url: string;
  connectMilliseconds: number;
  /** What the server itself may take for a statement and its locks, and how long a transaction may stand idle. */
  serverLimits: Record<string, number>;
  /** How values are read and written, by the type's number. */
  types: TypeTable;
};

export type TypeTable = Pick<postgres.Sql["options"], "parsers" | "serializers">;

type Query = Parameters<postgres.Sql["unsafe"]>;

/** What a transaction's work is given: single queries, in the transaction. */
export type Statements = Pick<postgres.Sql, "unsafe">;

/**
 * One connection to the database, by a driver of its own that never makes another: once it is broken, or closed by us,
 * every further query throws at once. README.md has the driver's defects that this rules out.
 */
export class Connection {
  readonly since = performance.now();
  private readonly prepared = new Set<string>();
  private closed = false;

  private constructor(
    private readonly client: postgres.Sql,
    private readonly socket: Socket,
    /** What a transaction begins with: the server's limits, where no session keeps them. */
    private readonly begin: string,
    /** No pooler in between: the session is ours, with its settings and prepared statements. */
    readonly direct: boolean,
  ) {}

  /** Rejects when no connection can be made in time; without the time that our own process was too busy to listen. */
  static async open({ url, connectMilliseconds, serverLimits, types }: Options): Promise<Connection> {
    const socket = await dial(new URL(url), connectMilliseconds);
    const client = clientOn(socket, url);
    Object.assign(client.options.parsers, types.parsers);
    Object.assign(client.options.serializers, types.serializers);
    const stopWaiting = wait(connectMilliseconds, () =>
      socket.destroy(new ConnectionLost("The database does not answer.")),
    );
    const limits = Object.entries(serverLimits).map(([name, milliseconds]) => `${name} = ${milliseconds}`);
    try {
      const direct = await isDirect(client);
      if (direct) await client.unsafe(limits.map((limit) => `set ${limit}`).join("; "));
      const begin = direct ? "begin" : ["begin", ...limits.map((limit) => `set local ${limit}`)].join("; ");
      return new Connection(client, socket, begin, direct);
    } catch (thrown) {
      socket.destroy();
      throw thrown;
    } finally {
      stopWaiting();
    }
  }

  get usable(): boolean {
    return !this.closed && !this.socket.destroyed && !this.socket.readableEnded;
  }

  /** Sends one query; like the driver's own it may still be asked for bare values. */
  query: postgres.Sql["unsafe"] = (...[text, values, options]: Query) => {
    if (!this.usable) throw new ConnectionLost("The connection to the database is closed.");
    const prepare = this.direct && preparable(this.prepared, text);
    return this.client.unsafe(text, values, { ...options, prepare });
  };

  /**
   * Does `work` in a transaction. `onCommit` is called just before the COMMIT is sent: what fails earlier has not been
   * done, what fails later may have been, unless the server says otherwise.
   */
  async transaction<Answer>(work: (sql: Statements) => Promise<Answer>, onCommit: () => void): Promise<Answer> {
    const sql = { unsafe: this.query };
    await sql.unsafe(this.begin);
    let answer: Answer;
    try {
      answer = await work(sql);
    } catch (thrown) {
      if (this.usable) await sql.unsafe("rollback").catch(() => this.close());
      throw thrown;
    }
    if (!this.usable) throw new ConnectionLost("The connection to the database is closed.");
    onCommit();
    await commit(sql);
    return answer;
  }

  /** Cuts the connection: what is being asked fails, and the server rolls back what was not committed. */
  close(): void {
    this.closed = true;
    this.socket.destroy(new ConnectionLost("The connection to the database was given up."));
  }

  /** Says goodbye, when nothing is being asked. */
  async end(): Promise<void> {
    this.closed = true;
    await this.client.end({ timeout: 1 });
  }
}

/** The driver, on this one socket: having lost it, it is refused another. */
function clientOn(socket: Socket, url: string): postgres.Sql {
  let used = false;
  return postgres(withoutParameters(url), {
    max: 1,
    // The pool says when a connection has lived long enough: the driver would end it within a transaction.
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 0,
    // The driver queries the array types without handling a rejection, which would end the process.
    fetch_types: false,
    onnotice: () => {},
    // Nothing else may be asked for in the greeting: a pooler refuses what it does not know.
    connection: { application_name: "alta" },
    ssl: false,
    socket: () => {
      // A socket that has closed already would never tell the driver.
      if (used || socket.destroyed) throw new ConnectionLost("The database closed the connection.");
      used = true;
      return socket;
    },
  } as postgres.Options<Record<string, never>>);
}

/** The driver would send every parameter of a URL that it does not know to the server, as a setting. */
export function withoutParameters(url: string): string {
  const bare = new URL(url);
  bare.search = "";
  return bare.href;
}

/**
 * Whether nothing stands between us and the server process: its number is then the one that the greeting named. A pooler
 * greets with a number of its own, in every mode.
 */
async function isDirect(client: postgres.Sql): Promise<boolean> {
  const answer = await client.unsafe<{ pid: number }[]>("select pg_backend_pid() as pid");
  return answer[0]?.pid === (answer as unknown as { state: { pid: number } }).state.pid;
}
