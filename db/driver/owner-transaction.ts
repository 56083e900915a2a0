import type { Socket } from "node:net";
import type postgres from "postgres";
import { commit } from "./commit";
import { ConnectionLost } from "./outcome";

/**
 * Runs `work` in a transaction on the one connection of `client`, over the socket that `current` returns. Throws
 * `ConnectionLost` for every further query once it has closed: the driver's own `begin` would throw in a timer, which
 * ends the process.
 */
export async function ownerTransaction<Answer>(
  client: postgres.Sql,
  current: () => Socket | null,
  work: (sql: postgres.ISql) => Promise<Answer>,
): Promise<Answer> {
  await client.unsafe("begin");
  const socket = current();
  const open = () => socket !== null && socket === current() && !socket.destroyed && !socket.readableEnded;
  const checked = (): postgres.Sql => {
    if (!open()) throw new ConnectionLost("The connection to the database is closed.");
    return client;
  };
  const sql = new Proxy(client, {
    apply: (_client, _this, query: Parameters<postgres.Sql>) => checked()(...query),
    get: (_client, name) => Reflect.get(checked(), name),
  });
  try {
    const answer = await work(sql);
    await commit(sql);
    return answer;
  } catch (thrown) {
    if (open()) await client.unsafe("rollback").catch(() => socket?.destroy());
    throw thrown;
  }
}
