/** The contracts whose old servers may be named, as their settings write them. */
const CONTRACTS = ["MOVIL", "PORTAL", "USUARIOS", "SUCURSAL", "UNIPETS"] as const;

/** The old server's share: relays and keeps nothing, registers here too, is told afterwards, is not asked any more. */
export const LEGACY_STATES = ["watch", "follow", "lead", "alone"] as const;
export type LegacyState = (typeof LEGACY_STATES)[number];

export type LegacySetting = `LEGACY_${(typeof CONTRACTS)[number]}`;
export const LEGACY_SETTINGS = CONTRACTS.map((name): LegacySetting => `LEGACY_${name}`);

/** The same names as the wire writes them. */
export const LEGACY_CONTRACTS: readonly string[] = CONTRACTS.map((name) => name.toLowerCase());

/** Whether this is an address that passwords may be sent to: https, or plain http within this machine. */
export function isSafeAddress(text: string): boolean {
  try {
    const { protocol, hostname, username, password, search, hash } = new URL(text);
    if (username || password || search || hash) return false;
    return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
  } catch {
    return false;
  }
}

const isLoopback = (host: string) => host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);

/** `contract:secret`, or null. The secret may contain colons. */
export function readTokenKey(text: string): { contract: string; secret: string } | null {
  const at = text.indexOf(":");
  const [contract, secret] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  const known = LEGACY_CONTRACTS.includes(contract);
  return at > 0 && known && secret.length >= 16 ? { contract, secret } : null;
}

export type Deprecation = { of: string; since: Date; until: Date | null };

/** `movil 2027-01-01 2027-06-30`, or a path instead of a contract; without the second day there is no end. Else null. */
export function readDeprecation(text: string): Deprecation | null {
  const [of = "", from = "", to, ...more] = text.trim().split(/\s+/);
  const known = of.startsWith("/") || LEGACY_CONTRACTS.includes(of);
  const [since, until] = [day(from), to === undefined ? null : day(to)];
  if (!known || more.length > 0 || !since || (to !== undefined && (!until || until < since))) return null;
  return { of, since, until };
}

/** Midnight UTC of `YYYY-MM-DD`; null for what is no day. */
function day(text: string): Date | null {
  const read = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && read.toJSON()?.startsWith(text) ? read : null;
}
