import { once } from "node:events";
import { readFileSync } from "node:fs";
import { isIP, type Socket } from "node:net";
import { type ConnectionOptions, connect } from "node:tls";

/** `optional`: unencrypted where the server does not encrypt. */
type Encryption = { options: ConnectionOptions; optional: boolean };

/** The encryption that a URL's `sslmode` and `sslrootcert` (libpq's words) ask for; null for none. */
export function encryptionOf(url: URL): Encryption | null {
  const mode = url.searchParams.get("sslmode") ?? url.searchParams.get("ssl") ?? "disable";
  if (["disable", "allow", "false"].includes(mode)) return null;
  const servername = isIP(url.hostname) ? {} : { servername: decodeURIComponent(url.hostname) };
  const root = url.searchParams.get("sslrootcert");
  const ca = root && root !== "system" ? { ca: readCertificate(root) } : {};
  // Like libpq, only the verify modes check the certificate, and `require` where a root certificate is named.
  const verifies = mode.startsWith("verify-") || (mode === "require" && root !== null);
  const anyName = verifies && mode !== "verify-full" ? { checkServerIdentity: () => undefined } : {};
  return { options: { ...servername, ...ca, ...anyName, rejectUnauthorized: verifies }, optional: mode === "prefer" };
}

function readCertificate(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (thrown) {
    throw Object.assign(new Error(`${path}`, { cause: thrown }), { code: "NO_ROOT_CERTIFICATE" });
  }
}

/** PostgreSQL's SSLRequest message. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/** Upgrades a new connection to TLS. Rejects when the server declines and that is not optional. */
export async function encrypt(socket: Socket, { options, optional }: Encryption, signal: AbortSignal): Promise<Socket> {
  socket.write(SSL_REQUEST);
  const [answer] = (await once(socket, "data", { signal })) as [Buffer];
  if (answer.toString() === "N" && optional) return socket;
  if (answer.toString() !== "S")
    throw Object.assign(new Error("The database does not encrypt connections."), { code: "NOT_ENCRYPTED" });
  const encrypted = connect({ ...options, socket });
  await once(encrypted, "secureConnect", { signal });
  return encrypted;
}
