import { databaseMessages } from "../messages/database";
import { databaseAddresses } from "../runtime/database-addresses";

/** Refusals that waiting does not change, by PostgreSQL's code or Node's. What is missing here may be over in a moment. */
const REFUSALS: Record<string, keyof typeof databaseMessages.refusals> = {
  "28P01": "password",
  "28000": "notAllowed",
  "3D000": "noDatabase",
  "42501": "privilege",
  "42704": "parameter",
  "22023": "parameter",
  "08P01": "parameter",
  ENOTFOUND: "unknownHost",
  NOT_ENCRYPTED: "notEncrypted",
  NO_ROOT_CERTIFICATE: "noRootCertificate",
  SASL_SIGNATURE_MISMATCH: "password",
};
const UNTRUSTED = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT_|ERR_SSL_)/;

/**
 * What a person has to mend before this database can be used with the address in `setting`, as a sentence; null when the
 * database may yet come up by itself.
 */
export function explainRefusal(thrown: unknown, setting: string, address: string): string | null {
  const [found] = refusalsIn(thrown);
  if (!found) return null;
  const [url] = databaseAddresses(address);
  const place = {
    setting,
    user: decodeURIComponent(url.username),
    host: decodeURIComponent(url.host),
    database: decodeURIComponent(url.pathname.slice(1)),
    reason: found.reason,
  };
  return databaseMessages.refusals[found.refusal](place);
}

/** What is refused by a thrown value and by what has caused it: the pool wraps the driver's errors, and Drizzle the pool's. */
function refusalsIn(thrown: unknown): { refusal: keyof typeof databaseMessages.refusals; reason: string }[] {
  if (!(thrown instanceof Error)) return [];
  const { code, message: reason } = thrown as Error & { code?: unknown };
  const refusal = typeof code !== "string" ? undefined : UNTRUSTED.test(code) ? "untrusted" : REFUSALS[code];
  return [...(refusal ? [{ refusal, reason } as const] : []), ...refusalsIn(thrown.cause)];
}
