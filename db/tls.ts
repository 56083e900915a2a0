import { once } from "node:events";
import { isIP, type Socket } from "node:net";
import { type ConnectionOptions, connect } from "node:tls";

/** The TLS options for a URL's `sslmode` (libpq's values); null for an unencrypted connection. */
export function tlsOptions(url: URL): ConnectionOptions | null {
  const mode = url.searchParams.get("sslmode") ?? url.searchParams.get("ssl") ?? "disable";
  if (mode === "disable" || mode === "false") return null;
  const servername = isIP(url.hostname) ? {} : { servername: decodeURIComponent(url.hostname) };
  // Like libpq, only the verify modes check the certificate.
  return { ...servername, rejectUnauthorized: mode.startsWith("verify-") };
}

/** PostgreSQL's SSLRequest message. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/** Upgrades a new connection to TLS. Rejects when the server declines. */
export async function encrypt(socket: Socket, options: ConnectionOptions, signal: AbortSignal): Promise<Socket> {
  socket.write(SSL_REQUEST);
  const [answer] = (await once(socket, "data", { signal })) as [Buffer];
  if (answer.toString() !== "S")
    throw Object.assign(new Error("The database does not encrypt connections."), { code: "NOT_ENCRYPTED" });
  const encrypted = connect({ ...options, socket });
  await once(encrypted, "secureConnect", { signal });
  return encrypted;
}
