import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { encrypt, encryptionOf } from "../tls";

/** Opens a socket to a URL's server, with TLS as its sslmode says. Rejects after the deadline. */
export async function dial(url: URL, milliseconds: number): Promise<Socket> {
  const signal = AbortSignal.timeout(milliseconds);
  const host = decodeURIComponent(url.hostname).replace(/^\[(.*)\]$/, "$1");
  const port = Number(url.port || 5432);
  const place = host.startsWith("/") ? { path: `${host}/.s.PGSQL.${port}` } : { host: host || "localhost", port };
  // An error before the driver attaches its listeners must not end the process.
  const socket = connect({ ...place, noDelay: true }).on("error", () => {});
  try {
    await once(socket, "connect", { signal });
    const encryption = encryptionOf(url);
    return encryption ? (await encrypt(socket, encryption, signal)).on("error", () => {}) : socket;
  } catch (thrown) {
    socket.destroy();
    throw thrown;
  }
}
