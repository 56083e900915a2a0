import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { encrypt, tlsOptions } from "../tls";

/** Connects to the server of a URL, encrypted where it asks for that. Rejects when it takes longer. */
export async function dial(url: URL, milliseconds: number): Promise<Socket> {
  const signal = AbortSignal.timeout(milliseconds);
  const host = decodeURIComponent(url.hostname).replace(/^\[(.*)\]$/, "$1");
  const port = Number(url.port || 5432);
  const place = host.startsWith("/") ? { path: `${host}/.s.PGSQL.${port}` } : { host: host || "localhost", port };
  // What goes wrong before the driver listens must not end the process.
  const socket = connect({ ...place, noDelay: true }).on("error", () => {});
  try {
    await once(socket, "connect", { signal });
    const tls = tlsOptions(url);
    return tls ? (await encrypt(socket, tls, signal)).on("error", () => {}) : socket;
  } catch (thrown) {
    socket.destroy();
    throw thrown;
  }
}
