import "server-only";
import { cookies } from "next/headers";
import NextAuth, { type AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import type { Actor, Overloaded, SecondStepRequired } from "../accounts/account";
import { authenticate } from "../accounts/passwords/authenticate";
import { currentKey } from "../crypto/secrets";
import { env } from "../env";
import { problem } from "../http/problem.mjs";
import { type Limited, limitHeaders } from "../limits/limit";
import { describeError, log } from "../log";
import { busyness } from "../runtime/too-busy";
import { BROWSER_SESSION_SECONDS, sealSessionId, sessionCookie, unsealSessionId } from "./browser-cookie";
import { browserOpening, revokeSession, sessionOf } from "./browser-session";
import { thisDevice } from "./device";
import { isSameOrigin } from "./same-origin";
import { browserVia } from "./via";

declare module "next-auth" {
  interface User {
    sid?: string;
  }
}

const https = env.APP_URL.protocol === "https:";
const callbackCookie = `${https ? "__Secure-" : ""}next-auth.callback-url`;

const text = (value: unknown) => (typeof value === "string" ? value : "");

/**
 * next-auth's options. Sessions are rows, read in browser-session.ts; next-auth's JWT carries only the row's id.
 */
const options = (onTrouble: (trouble: Trouble) => void): AuthOptions => ({
  secret: currentKey("next-auth").toString("base64url"),
  providers: [
    CredentialsProvider({
      credentials: { email: { type: "email" }, password: { type: "password" } },
      // Never throws: next-auth puts an error's message into a URL.
      authorize: async (credentials) => {
        const actor: Actor = { kind: "anonymous", via: await browserVia() };
        const given = { email: text(credentials?.email), password: text(credentials?.password) };
        const device = await thisDevice();
        const open = browserOpening(actor, device.id);
        const signedIn = await authenticate(actor, given, open).catch(failed(onTrouble));
        if (signedIn?.ok) device.keep();
        if (signedIn?.ok === false && signedIn.problem.code in STATUS) onTrouble(signedIn.problem as Trouble);
        return signedIn?.ok ? { id: String(signedIn.value.account.id), sid: signedIn.value.together } : null;
      },
    }),
  ],
  session: { strategy: "jwt", maxAge: BROWSER_SESSION_SECONDS },
  jwt: {
    encode: ({ token }) => sealSessionId(text(token?.sid)),
    // For an ended session next-auth clears the cookie and returns an empty session.
    decode: async ({ token }) => {
      const sid = await unsealSessionId(token);
      const live = sid ? await sessionOf(sid).catch(failed(onTrouble)) : null;
      return live && { sid, name: live.account.givenNames, email: live.account.email };
    },
  },
  callbacks: {
    jwt: ({ token, user }) => (user?.sid ? { sid: user.sid } : token),
    session: ({ session, token }) => ({
      expires: session.expires,
      user: { name: token.name ?? null, email: token.email ?? null },
    }),
    redirect: ({ url }) => (URL.canParse(url, env.APP_URL) ? sameOrigin(new URL(url, env.APP_URL)) : env.APP_URL.href),
  },
  events: {
    signOut: async ({ token }) => {
      if (typeof token?.sid === "string") await revokeSession(token.sid).catch(failed(onTrouble));
    },
  },
  pages: { signIn: "/ingresar", error: "/ingresar", signOut: "/cuenta" },
  cookies: { sessionToken: sessionCookie },
  // next-auth's own messages may contain typed values.
  logger: { error: (code) => log.warn({ code }, "next-auth"), warn: () => {}, debug: () => {} },
  useSecureCookies: https,
});

/** What next-auth would report as a wrong password or an empty session. */
type Trouble = Limited | Overloaded | SecondStepRequired | { code: "failed" };
// The second step is taken at /ingresar.
const STATUS = { rate_limited: 429, overloaded: 503, second_step_required: 403, failed: 500 };

const failed = (onTrouble: (trouble: Trouble) => void) => (thrown: unknown) => {
  const busy = busyness(thrown);
  log[busy ? "warn" : "error"](describeError(thrown), "next-auth could not be answered");
  onTrouble(busy ? { code: "overloaded", retryAfterSeconds: busy.retryAfterSeconds } : { code: "failed" });
  return null;
};

const sameOrigin = (url: URL) => (url.origin === env.APP_URL.origin ? url.href : env.APP_URL.href);

/** The requests passed on to next-auth; for others it shows English pages, fails or logs attacker-chosen text. */
const ANSWERED = {
  GET: /^(session|csrf|providers|signin(\/credentials)?|signout|error)$/,
  POST: /^(signin(\/credentials)?|signout|callback\/credentials)$/,
};
const LARGEST_FORM_BYTES = 16 * 1024;

/** The status of a request refused before next-auth reads it; undefined when it may pass. */
function refusalOf({ headers, method }: Request, action: string): number | undefined {
  const isForm = method === "POST";
  if (!ANSWERED[isForm ? "POST" : "GET"].test(action)) return 404;
  if (!isForm) return undefined;
  // Browsers send Origin or Sec-Fetch-Site; without either, next-auth's CSRF token must suffice.
  if ((headers.get("origin") ?? headers.get("sec-fetch-site")) && !isSameOrigin(headers)) return 403;
  // Browsers send a form's Content-Length.
  const length = headers.get("content-length");
  if (length === null) return 411;
  return Number(length) > LARGEST_FORM_BYTES ? 413 : undefined;
}

/**
 * The handler of `/api/auth/*`: sign-in, sign-out, session and CSRF token for next-auth's client. Invalid requests, which
 * next-auth answers with text or a 500, get a problem document (RFC 9457).
 */
export async function nextAuthHandler(
  request: Request,
  context: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const refusal = refusalOf(request, (await context.params).nextauth.join("/"));
  if (refusal) return problem(request, refusal);
  const query = new URL(request.url).searchParams;
  // Used as a header value.
  if (/\W/.test(query.get("error") ?? "")) return problem(request, 400);
  const wanted = query.get("callbackUrl");
  const kept = (await cookies()).get(callbackCookie)?.value;
  if ([wanted, kept].some((url) => url && !canReturnTo(url)))
    return problem(request, 400, { "Set-Cookie": `${callbackCookie}=; Path=/; Max-Age=0` });
  let trouble: Trouble | null = null as Trouble | null;
  const answering: Promise<Response> = NextAuth(options((met) => (trouble = met)))(request, context);
  const response = await answering.catch(nullIfUnreadable);
  if (trouble) {
    const wait = "retryAfterSeconds" in trouble ? { "Retry-After": String(trouble.retryAfterSeconds) } : {};
    const limit = trouble.code === "rate_limited" ? limitHeaders(trouble) : {};
    return problem(request, STATUS[trouble.code], { ...wait, ...limit });
  }
  const isText = response?.headers.get("content-type")?.startsWith("text/plain");
  return response && !isText ? response : problem(request, 400);
}

/** For a body that is not JSON. */
function nullIfUnreadable(thrown: unknown): null {
  if (thrown instanceof SyntaxError) return null;
  throw thrown;
}

function canReturnTo(url: string): boolean {
  const base = url.startsWith("/") ? env.APP_URL.href : undefined;
  return URL.canParse(url, base) && /^https?:$/.test(new URL(url, base).protocol);
}
