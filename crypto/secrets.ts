import "server-only";
import { hkdfSync } from "node:crypto";
import { env } from "../env";

/** By secrets, purpose and length: several are needed for every request. */
const derived = new Map<string, Buffer[]>();

/**
 * Keys for one purpose, derived from each secret in `AUTH_SECRET`: the first is the current one, the others
 * are still honoured while a secret is being rotated. Throws when no secret is set.
 */
export function deriveKeys(purpose: string, bytes = 32, authSecret = env.AUTH_SECRET): Buffer[] {
  const name = `${purpose}\0${bytes}\0${authSecret}`;
  const keys = derived.get(name) ?? derive(purpose, bytes, authSecret ?? "");
  derived.set(name, keys);
  return keys;
}

function derive(purpose: string, bytes: number, authSecret: string): Buffer[] {
  const secrets = authSecret.split(",").map((secret) => secret.trim());
  if (!secrets[0]) throw new Error("AUTH_SECRET: falta");
  return secrets.filter(Boolean).map((secret) => Buffer.from(hkdfSync("sha256", secret, "alta", purpose, bytes)));
}

/** The key of the current secret: the only one that new values are made with. */
export function currentKey(purpose: string, bytes = 32): Buffer {
  return deriveKeys(purpose, bytes)[0] as Buffer;
}
