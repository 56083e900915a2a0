import "server-only";
import type { Socket } from "node:net";
import postgres from "postgres";
import { databaseAddresses } from "../../runtime/database-addresses";
import { wait } from "../../runtime/wait";
import { commit } from "./commit";
import { dial } from "./dial";
import { ConnectionLost } from "./outcome";
import { preparable } from "./preparable";

type Options = {
  url: string;
  connectMilliseconds: number;
  /** The server's own timeouts: statement, lock and idle transaction. */
  serverLimits: Record<string, number>;
  /** Parsers and serialisers by type oid. */
  types: TypeTable;
};

export type TypeTable = Pick<postgres.Sql["options"], "parsers" | "serializers">;

type Query = Parameters<postgres.Sql["unsafe"]>;

/** The queries available to a transaction's work. */
export type Statements = Pick<postgres.Sql, "unsafe">;

export type Heed = {
  /**
   * Called just before a COMMIT, or a single statement that writes, is sent: an earlier failure has changed nothing,
   * after a later one the outcome is unknown unless the server answers.
   */
  onCommit: () => void;
  /** Whether the deadline has passed. */
  expired: () => boolean;
};

/**
 * One connection with a driver instance of its own that never reconnects: once it is broken or closed, every further
 * query throws at once. README.md lists the driver's defects that this avoids.
 */
export class Connection {
  readonly since = performance.now();
  private readonly prepared = new Set<string>();
  private closed = false;

  private constructor(
    private readonly client: postgres.Sql,
    private readonly socket: Socket,
    /** Sets the server's timeouts at the start of a transaction, where the session cannot hold them. */
    private readonly begin: string,
    /** No pooler in between: session settings and prepared statements persist. */
    readonly direct: boolean,
  ) {}

  /** With the first server of the URL that will do. Rejects with the last one's reason when none does in time. */
  static async open(options: Options): Promise<Connection> {
    const addresses = databaseAddresses(options.url);
    const connectMilliseconds = Math.floor(options.connectMilliseconds / addresses.length);
    for (const address of addresses.slice(0, -1)) {
      const connection = await Connection.openAt(address, { ...options, connectMilliseconds }).catch(() => null);
      if (connection) return connection;
    }
    return Connection.openAt(addresses.at(-1) ?? addresses[0], { ...options, connectMilliseconds });
  }

  /** Rejects when no connection can be made in time. Time our event loop was blocked does not count. */
  private static async openAt(address: URL, options: Options): Promise<Connection> {
    const { connectMilliseconds, serverLimits, types } = options;
    const socket = await dial(address, connectMilliseconds);
    const client = clientOn(socket, address.href);
    Object.assign(client.options.parsers, types.parsers);
    Object.assign(client.options.serializers, types.serializers);
    const stopWaiting = wait(connectMilliseconds, () =>
      socket.destroy(new ConnectionLost("The database does not answer.")),
    );
    const limits = Object.entries(serverLimits).map(([name, milliseconds]) => `${name} = ${milliseconds}`);
    try {
      const { direct, writable } = await examine(client);
      if (!writable && mustWrite(address)) throw new ConnectionLost("The database can only be read.");
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

  /** Sends one query; `.values()` can still be called on it, as on the driver's own. */
  query: postgres.Sql["unsafe"] = (...[text, values, options]: Query) => {
    if (!this.usable) throw new ConnectionLost("The connection to the database is closed.");
    const prepare = this.direct && preparable(this.prepared, text);
    return this.client.unsafe(text, values, { ...options, prepare });
  };

  /** Runs `work` in a transaction, which is rolled back when it fails or, at its next query, after its deadline. */
  async transaction<Answer>(work: (sql: Statements) => Promise<Answer>, heed: Heed): Promise<Answer> {
    await this.query(this.begin);
    let answer: Answer;
    try {
      answer = await work({ unsafe: (...query) => this.inTime(heed).query(...query) });
      this.inTime(heed);
    } catch (thrown) {
      if (this.usable) await this.query("rollback").catch(() => this.close());
      throw thrown;
    }
    if (!this.usable) throw new ConnectionLost("The connection to the database is closed.");
    heed.onCommit();
    await commit({ unsafe: this.query });
    return answer;
  }

  private inTime({ expired }: Heed): this {
    if (expired()) throw new Error("The transaction's time is up.");
    return this;
  }

  /** Closes the socket: the running query fails, and the server rolls back an open transaction. */
  close(): void {
    this.closed = true;
    this.socket.destroy(new ConnectionLost("The connection to the database was given up."));
  }

  /** Closes an idle connection cleanly. */
  async end(): Promise<void> {
    this.closed = true;
    await this.client.end({ timeout: 1 });
  }
}

/** The driver on this one socket; attempts to reconnect are refused. */
function clientOn(socket: Socket, url: string): postgres.Sql {
  let used = false;
  return postgres(withoutParameters(url), {
    max: 1,
    // The pool ends connections by age: the driver might do it within a transaction.
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 0,
    // The driver queries the array types without handling a rejection, which would end the process.
    fetch_types: false,
    onnotice: () => {},
    // No other startup parameters: a pooler refuses unknown ones.
    connection: { application_name: "alta" },
    ssl: false,
    socket: () => {
      // The driver would not notice a socket that is already closed.
      if (used || socket.destroyed) throw new ConnectionLost("The database closed the connection.");
      used = true;
      return socket;
    },
  } as postgres.Options<Record<string, never>>);
}

/** Removes URL parameters: the driver would send unknown ones to the server as settings. */
export function withoutParameters(url: string): string {
  const bare = new URL(url);
  bare.search = "";
  return bare.href;
}

const mustWrite = (address: URL) =>
  ["read-write", "primary"].includes(address.searchParams.get("target_session_attrs") ?? "");

/**
 * Whether the connection is direct: then the backend's pid is the one that the startup message named. A pooler names a
 * pid of its own, in every mode. And whether the server can be written to.
 */
async function examine(client: postgres.Sql): Promise<{ direct: boolean; writable: boolean }> {
  const answer = await client.unsafe<{ pid: number; read_only: string }[]>(
    "select pg_backend_pid() as pid, current_setting('transaction_read_only') as read_only",
  );
  const [row] = answer;
  const greeted = (answer as unknown as { state: { pid: number } }).state.pid;
  return { direct: row?.pid === greeted, writable: row?.read_only === "off" };
}
