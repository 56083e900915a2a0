import { databaseMessages } from "../messages/database";

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
  SASL_SIGNATURE_MISMATCH: "password",
};
const UNTRUSTED = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT_|ERR_SSL_)/;

/**
 * What a person has to mend before this database can be used with the address in `setting`, as a sentence; null when the
 * database may yet come up by itself.
 */
export function explainRefusal(thrown: unknown, setting: string, address: string): string | null {
  const { code, message } = rootOf(thrown);
  const refusal = UNTRUSTED.test(code) ? "untrusted" : REFUSALS[code];
  if (!refusal) return null;
  const url = new URL(address);
  const place = {
    setting,
    user: decodeURIComponent(url.username),
    host: decodeURIComponent(url.host),
    database: decodeURIComponent(url.pathname.slice(1)),
    reason: message,
  };
  return databaseMessages.refusals[refusal](place);
}

function rootOf(thrown: unknown): { code: string; message: string } {
  if (!(thrown instanceof Error)) return { code: "", message: "" };
  const { code, cause, message } = thrown as Error & { code?: unknown };
  return typeof code === "string" ? { code, message } : rootOf(cause);
}
