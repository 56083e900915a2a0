import { and, eq, sql } from "drizzle-orm";
import { cookies } from "next/headers";
import { cache } from "react";
import type { Account, AccountActor, Actor, Result, SignInProblem } from "../accounts/account";
import { accountColumns } from "../accounts/account-columns";
import { authenticate } from "../accounts/passwords/authenticate";
import { noteWeakPassword } from "../accounts/passwords/note-weak-password";
import { database, type Transaction } from "../db/client";
import { accounts, sessions } from "../db/schema";
import { secondsFromNow } from "../db/time";
import { BROWSER_SESSION_SECONDS, sealSessionId, sessionCookie, unsealSessionId } from "./browser-cookie";
import { liveSession } from "./live-session";
import { browserVia } from "./via";

/** Who is signed in in this browser, as the rows say at this request. */
export type BrowserSession = {
  actor: AccountActor;
  account: Account;
  /** The password was generated at the counter: its owner chooses another one before anything else. */
  mustChangePassword: boolean;
  /** The password came in through a contract and would not be accepted here: suggest another one. */
  passwordWeak: boolean;
};

const UNUSED_DAYS = 14;
const recentlyUsed = sql`${sessions.lastUsedAt} > now() - make_interval(days => ${UNUSED_DAYS})`;

/** The session of this request's browser, or null. Read once per request, and from the rows each time. */
export const browserSession = cache(async (): Promise<BrowserSession | null> => {
  const sid = await unsealSessionId((await cookies()).get(sessionCookie.name)?.value);
  return sid ? sessionOf(sid) : null;
});

/** The live browser session with this id, or null; notes that it is being used. */
export async function sessionOf(sid: string): Promise<BrowserSession | null> {
  const db = database();
  const [found] = await db
    .select({
      account: accountColumns,
      mustChangePassword: accounts.passwordGenerated,
      passwordWeak: accounts.passwordWeak,
      stale: sql<boolean>`${sessions.lastUsedAt} < now() - interval '1 minute'`,
    })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(and(liveSession(sid), eq(sessions.audience, "web"), recentlyUsed));
  if (!found) return null;
  const { stale, ...session } = found;
  if (stale) await db.update(sessions).set({ lastUsedAt: sql`now()` }).where(eq(sessions.id, sid));
  const { id, role, branchId } = session.account;
  return { ...session, actor: { kind: "account", id, role, branchId, sessionId: sid, via: await browserVia() } };
}

/** Adds a browser session's row and returns its id, which the cookie is to carry. */
export async function openBrowserSession(tx: Transaction, account: Account, via: Actor["via"]): Promise<string> {
  const { address, userAgent } = via;
  const expiresAt = secondsFromNow(BROWSER_SESSION_SECONDS);
  const row = { accountId: account.id, audience: "web", address, userAgent, expiresAt };
  const [session] = (await tx.insert(sessions).values(row).returning({ id: sessions.id })) as [{ id: string }];
  return session.id;
}

/** Lets this browser in with the session whose row was just added. Only in a server action or route handler. */
export async function keepSessionCookie(sid: string): Promise<void> {
  const value = await sealSessionId(sid);
  (await cookies()).set({ ...sessionCookie.options, name: sessionCookie.name, value, maxAge: BROWSER_SESSION_SECONDS });
}

/** Signs somebody in in this browser: a session row and the cookie that names it. */
export async function signIn(credentials: {
  email: string;
  password: string;
}): Promise<Result<Account, SignInProblem>> {
  const actor: Actor = { kind: "anonymous", via: await browserVia() };
  const open = (tx: Transaction, account: Account) => openBrowserSession(tx, account, actor.via);
  const signedIn = await authenticate(actor, credentials, open);
  if (!signedIn.ok) return signedIn;
  await keepSessionCookie(signedIn.value.together);
  await noteWeakPassword(signedIn.value.account, credentials.password);
  return { ok: true, value: signedIn.value.account };
}

/** Ends the session with this id; its cookie is worth nothing from then on. */
export async function revokeSession(sid: string): Promise<void> {
  await database().update(sessions).set({ revokedAt: sql`now()` }).where(eq(sessions.id, sid));
}

/** Signs this browser out: the row is revoked, the cookie removed. */
export async function signOut(): Promise<void> {
  const jar = await cookies();
  const sid = await unsealSessionId(jar.get(sessionCookie.name)?.value);
  if (sid) await revokeSession(sid);
  jar.delete({ ...sessionCookie.options, name: sessionCookie.name });
}
