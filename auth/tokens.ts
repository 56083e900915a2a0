import "server-only";
import { randomUUID } from "node:crypto";
import { errors, type JWTPayload, jwtVerify, SignJWT } from "jose";
import { env } from "../env";
import { signingKey, verificationKeys } from "./keys";

/** An access token authenticates requests; a refresh token is good for one exchange only. */
export type TokenType = "at+jwt" | "refresh+jwt";

export type TokenSubject = { accountId: number; sessionId: string; audience: string };

/** Signs a token (ES256) that lives `secondsToLive` and carries the contract's own claims besides ours. */
export async function signToken(
  type: TokenType,
  { accountId, sessionId, audience }: TokenSubject,
  secondsToLive: number,
  claims: JWTPayload = {},
): Promise<string> {
  const { kid, key } = await signingKey();
  const issuedAt = Math.floor(Date.now() / 1000);
  return new SignJWT({ ...claims, sid: sessionId })
    .setProtectedHeader({ alg: "ES256", typ: type, kid })
    .setIssuer(env.APP_URL.origin)
    .setAudience(audience)
    .setSubject(String(accountId))
    .setJti(randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + secondsToLive)
    .sign(key);
}

/**
 * The claims of a valid token, or null: wrong key, algorithm, issuer or type, expired or altered. The caller must check
 * that its session is live.
 */
export async function readToken(type: TokenType, token: string): Promise<TokenSubject | null> {
  if (!token.split(".").every(isCanonical)) return null;
  try {
    const { payload } = await jwtVerify(token, verificationKeys(), {
      algorithms: ["ES256"],
      typ: type,
      issuer: env.APP_URL.origin,
      requiredClaims: ["exp", "iat", "sub", "sid", "aud", "jti"],
      clockTolerance: 30,
    });
    const { sub, sid, aud } = payload;
    if (typeof sid !== "string" || typeof aud !== "string" || !/^[\da-f-]{36}$/.test(sid)) return null;
    return { accountId: Number(sub), sessionId: sid, audience: aud };
  } catch (thrown) {
    if (thrown instanceof errors.JOSEError || thrown instanceof TypeError) return null;
    throw thrown;
  }
}

/** Base64url has spare bits at its end: accept only the canonical encoding. */
const isCanonical = (part: string) => Buffer.from(part, "base64url").toString("base64url") === part;
