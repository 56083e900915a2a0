import "server-only";
import { decode, encode } from "next-auth/jwt";
import { deriveKeys } from "../crypto/secrets";
import { env } from "../env";

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const https = env.APP_URL.protocol === "https:";

/** The absolute lifetime of a browser session. */
export const BROWSER_SESSION_SECONDS = 30 * 24 * 60 * 60;

/** `__Host-`: set by this host alone, over https, for the whole site. */
export const sessionCookie = {
  name: https ? "__Host-alta.session" : "alta.session",
  options: { httpOnly: true, sameSite: "lax", path: "/", secure: https },
} as const;

/** Each configured secret, as next-auth's encryption takes it. */
const secrets = () => deriveKeys("browser-session").map((key) => key.toString("base64url"));

/** The cookie's value: the session row's id, encrypted. */
export function sealSessionId(sid: string): Promise<string> {
  return encode({ token: { sid }, secret: secrets()[0] ?? "", maxAge: BROWSER_SESSION_SECONDS });
}

/** The session row's id in a cookie encrypted under one of our secrets; null for anything else. */
export async function unsealSessionId(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null;
  for (const secret of secrets()) {
    const token = await decode({ token: cookie, secret }).catch(() => null);
    if (typeof token?.sid === "string" && UUID.test(token.sid)) return token.sid;
  }
  return null;
}
