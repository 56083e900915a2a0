import "server-only";
import { createHmac } from "node:crypto";
import { isRehearsal } from "../../db/rehearse";
import { env } from "../../env";
import { log } from "../../log";
import type { Overloaded } from "../account";
import { normalise } from "../values/normalise";
import { evenOut } from "./even-out";
import { bcryptHash, bcryptVerify, foreignVerify } from "./hash-pool";
import { readForeignHash } from "./schemes/read-foreign-hash.mjs";
import type { Refused } from "./schemes/scheme";

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
export async function hashPassword(password: string): Promise<string | Overloaded> {
  if (isRehearsal()) return DUMMY;
  return bcryptHash(prepare(password), env.BCRYPT_COST);
}

/**
 * Whether the password has this hash, or the refusal of a full queue. Without a usable hash (unknown e-mail, corrupt
 * row) a dummy hash is verified, so that it takes as long, and the answer is false.
 */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean | Overloaded> {
  if (hash === null && isRehearsal()) return false;
  const foreign = hash === null ? null : checkableForeign(hash);
  const usable = foreign !== null || (hash !== null && costOf(hash) !== null);
  if (hash !== null && !usable) log.error("a stored password hash is unusable");
  const verified =
    foreign !== null
      ? await foreignVerify(waysTyped(password), foreign)
      : await bcryptVerify(prepare(password), usable && hash ? hash : DUMMY);
  if ("code" in verified) return verified;
  if (usable && verified.right) return true;
  await evenOut(verified.milliseconds, foreign !== null);
  return false;
}

/** What a row keeps in front of a hash that another system made. */
const FOREIGN = "foreign:";

/**
 * What to store as the hash of an account that comes from another system; its first right sign-in replaces it by one
 * of ours. `refused` tells why a hash is not taken: `unknown`, `malformed`, `too_costly` or `plain_text`.
 */
export function importedHash(text: string): { passwordHash: string } | Refused {
  const read = readForeignHash(text);
  return "refused" in read ? read : { passwordHash: FOREIGN + text };
}

function checkableForeign(hash: string): string | null {
  if (!hash.startsWith(FOREIGN)) return null;
  const text = hash.slice(FOREIGN.length);
  return "refused" in readForeignHash(text) ? null : text;
}

/** Other systems hash what arrives: as typed here, or as another keyboard and another normal form would have it. */
function waysTyped(password: string): string[] {
  return [...new Set([password, normalise(password, "NFC"), normalise(password, "NFKC")])];
}

/** Whether a hash has a lower cost than new ones get, or was made by another system. */
export function isOutdated(hash: string): boolean {
  return (costOf(hash) ?? 0) < env.BCRYPT_COST;
}
