import { createHmac } from "node:crypto";
import { env } from "../../env";
import { log } from "../../log";
import type { Overloaded } from "../account";
import { normalise } from "../values/normalise";
import { bcryptHash, bcryptVerify } from "./hash-pool";

const BCRYPT = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/;
/** A stored hash above this cost is corrupt or hostile, and would hold a thread for hours. */
const HIGHEST_COST = 15;

/** NFKC, so that equivalent Unicode forms are equal; a password that bcrypt would truncate is hashed first. */
function prepare(password: string): string {
  const normalised = normalise(password, "NFKC");
  if (Buffer.byteLength(normalised) <= 72) return normalised;
  return createHmac("sha384", "alta:password-fold:v1").update(normalised).digest("base64");
}

function costOf(hash: string): number | null {
  const cost = Number(BCRYPT.exec(hash)?.[1] ?? Number.NaN);
  return cost <= HIGHEST_COST ? cost : null;
}

/** A well-formed hash of today's cost that no password has. */
const DUMMY = `$2b$${String(env.BCRYPT_COST).padStart(2, "0")}$${"x".repeat(22)}${"y".repeat(31)}`;

/** The hash to store for a password, or the refusal of a full queue. */
export function hashPassword(password: string): Promise<string | Overloaded> {
  return bcryptHash(prepare(password), env.BCRYPT_COST);
}

/**
 * Whether the password has this hash, or the refusal of a full queue. Without a usable hash (unknown e-mail, corrupt
 * row) a dummy hash is verified, so that it takes as long, and the answer is false.
 */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean | Overloaded> {
  const usable = hash !== null && costOf(hash) !== null;
  if (hash !== null && !usable) log.error("a stored password hash is unusable");
  const verified = await bcryptVerify(prepare(password), usable ? hash : DUMMY);
  return typeof verified === "boolean" ? usable && verified : verified;
}

/** Whether a hash has a lower cost than new ones get. */
export function isOutdated(hash: string): boolean {
  return (costOf(hash) ?? 0) < env.BCRYPT_COST;
}
