import "server-only";
import { createHmac, randomBytes } from "node:crypto";

/** Seconds that one code lasts (RFC 6238). */
export const STEP_SECONDS = 30;

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** 160 random bits, in base32 as authenticator apps take them. */
export const newTotpSecret = (): string => [...randomBytes(32)].map((byte) => ALPHABET[byte & 31]).join("");

function bytesOf(secret: string): Buffer {
  const bits = [...secret].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** The six digits of a time step, which counts `STEP_SECONDS` since the epoch (HOTP, RFC 4226, with SHA-1). */
export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac("sha1", bytesOf(secret)).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** The step whose code this is, of the present one and its two neighbours; null for any other code. */
export function stepOfCode(secret: string, code: string, present: number): number | null {
  return [present, present - 1, present + 1].find((step) => totpCode(secret, step) === code) ?? null;
}

/** What an authenticator app reads from the QR. */
export function totpUri(secret: string, { issuer, label }: { issuer: string; label: string }): string {
  const query = new URLSearchParams({ secret, issuer });
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(label)}?${query}`;
}
