import "server-only";
import { createECDH, createHash } from "node:crypto";
import { createLocalJWKSet, importJWK, type JWK } from "jose";
import { deriveKeys } from "../crypto/secrets";
import { perProcess } from "../runtime/per-process";
import { signingPeriods } from "./signing-periods";

const ORDER = BigInt("0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");

/** The P-256 key pair derived from 48 bytes (FIPS 186-5, A.2.1: extra random bits). */
function keyPair(seed: Buffer): JWK & { kid: string } {
  const scalar = (BigInt(`0x${seed.toString("hex")}`) % (ORDER - 1n)) + 1n;
  const d = Buffer.from(scalar.toString(16).padStart(64, "0"), "hex");
  const curve = createECDH("prime256v1");
  curve.setPrivateKey(d);
  const point = curve.getPublicKey();
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString("base64url")) as [
    string,
    string,
  ];
  const kid = createHash("sha256").update(point).digest("base64url").slice(0, 16);
  return { kty: "EC", crv: "P-256", x, y, d: d.toString("base64url"), kid, alg: "ES256", use: "sig" };
}

// Derived, not stored: instances that share AUTH_SECRET share the keys, and rotating it rotates them.
function makeKeys(purposes: string[]) {
  const pairs = purposes.flatMap((purpose) => deriveKeys(purpose, 48).map(keyPair)) as [JWK & { kid: string }];
  const publicHalves = pairs.map(({ d: _, ...publicHalf }) => publicHalf);
  // Imported once: it costs as much as a signature.
  return {
    kid: pairs[0].kid,
    key: importJWK(pairs[0], "ES256"),
    publicHalves,
    set: createLocalJWKSet({ keys: publicHalves }),
  };
}

type Keys = ReturnType<typeof makeKeys>;
const held = () => perProcess("signing-keys", () => ({ of: "", keys: null as Keys | null }));

/** The keys of now, made when another period begins. */
function keys(): Keys {
  const purposes = signingPeriods(Date.now());
  const [cache, of] = [held(), purposes.join()];
  if (!cache.keys || cache.of !== of) Object.assign(cache, { of, keys: makeKeys(purposes) });
  return cache.keys as Keys;
}

/** The current signing key. */
export async function signingKey() {
  const { kid, key } = keys();
  return { kid, key: await key };
}

/** The public keys, as served at `/.well-known/jwks.json`. */
export const publicKeys = (): { keys: JWK[] } => ({ keys: keys().publicHalves });

/** The public keys, to verify with. */
export const verificationKeys = () => keys().set;
