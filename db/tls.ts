import { once } from "node:events";
import { isIP, type Socket } from "node:net";
import { type ConnectionOptions, connect } from "node:tls";

/** What a URL's `sslmode` asks for, in libpq's words; null for an unencrypted connection. */
export function tlsOptions(url: URL): ConnectionOptions | null {
  const mode = url.searchParams.get("sslmode") ?? url.searchParams.get("ssl") ?? "disable";
  if (mode === "disable" || mode === "false") return null;
  const servername = isIP(url.hostname) ? {} : { servername: decodeURIComponent(url.hostname) };
  // As libpq does: only the verifying modes look at the certificate.
  return { ...servername, rejectUnauthorized: mode.startsWith("verify-") };
}

/** The eight bytes by which a PostgreSQL client asks for encryption. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/** Encrypts a connection that has just been made. Rejects when the server will not. */
export async function encrypt(socket: Socket, options: ConnectionOptions, signal: AbortSignal): Promise<Socket> {
  socket.write(SSL_REQUEST);
  const [answer] = (await once(socket, "data", { signal })) as [Buffer];
  if (answer.toString() !== "S") throw new Error("The database does not encrypt connections.");
  const encrypted = connect({ ...options, socket });
  await once(encrypted, "secureConnect", { signal });
  return encrypted;
}
