import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { cookies } from "next/headers";
import { cache } from "react";
import { knownDevice } from "../accounts/access/known-device";
import { withinAge } from "../accounts/access/session-age";
import type { Account, AccountActor, Actor, Result, SignInProblem } from "../accounts/account";
import { accountColumns } from "../accounts/account-columns";
import { authenticate } from "../accounts/passwords/authenticate";
import type { Opening } from "../accounts/passwords/commit-sign-in";
import { noteWeakPassword } from "../accounts/passwords/note-weak-password";
import { hasSecondFactor, roleInForce } from "../accounts/role-in-force";
import { database, type Transaction } from "../db/client";
import { accounts, sessions } from "../db/schema";
import { secondsFromNow } from "../db/time";
import { send } from "../db/write";
import { BROWSER_SESSION_SECONDS, sealSessionId, sessionCookie, unsealSessionId } from "./browser-cookie";
import { thisDevice } from "./device";
import { liveSession } from "./live-session";
import { browserVia } from "./via";

/** The browser's signed-in account, read from its rows for this request. */
export type BrowserSession = {
  actor: AccountActor;
  account: Account;
  /** The password was generated: the account owner must choose another one first. */
  mustChangePassword: boolean;
  hasSecondFactor: boolean;
  /** The setting asks staff for a second factor, and this member of the staff has none: `actor` is only a client. */
  mustSetUpFactor: boolean;
  /** The password was set through a contract and is weaker than the web form allows: suggest another one. */
  passwordWeak: boolean;
};

const UNUSED_DAYS = 14;
const recentlyUsed = sql`${sessions.lastUsedAt} > now() - make_interval(days => ${UNUSED_DAYS})`;

/** The session of this request's cookie, or null. Read from the database once per request. */
export const browserSession = cache(async (): Promise<BrowserSession | null> => {
  const sid = await unsealSessionId((await cookies()).get(sessionCookie.name)?.value);
  return sid ? sessionOf(sid) : null;
});

/** The live browser session with this id, or null; updates its last use. */
export async function sessionOf(sid: string): Promise<BrowserSession | null> {
  const db = database();
  const [found] = await db
    .select({
      account: accountColumns,
      mustChangePassword: accounts.passwordGenerated,
      passwordWeak: accounts.passwordWeak,
      hasSecondFactor: hasSecondFactor.as("has_second_factor"),
      roleInForce: roleInForce.as("role_in_force"),
      stale: sql<boolean>`${sessions.lastUsedAt} < now() - interval '1 minute'`,
    })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(and(liveSession(sid), eq(sessions.audience, "web"), recentlyUsed, withinAge));
  if (!found) return null;
  const { stale, roleInForce: role, ...session } = found;
  if (stale) await db.update(sessions).set({ lastUsedAt: sql`now()` }).where(eq(sessions.id, sid));
  const { id, branchId } = session.account;
  const actor = { kind: "account", id, role, branchId, sessionId: sid, via: await browserVia() } as const;
  return { ...session, mustSetUpFactor: role !== session.account.role, actor };
}

/** Inserts a browser session row and returns its id, for the cookie. */
function newBrowserSession(tx: Transaction, account: Account, via: Actor["via"]): Opening<string> {
  const { address, userAgent } = via;
  const expiresAt = secondsFromNow(BROWSER_SESSION_SECONDS);
  const id = randomUUID();
  const row = { id, accountId: account.id, audience: "web", address, userAgent, expiresAt };
  return { writes: [tx.insert(sessions).values(row)], together: id };
}

/** Inserts such a row and returns its id. */
export async function openBrowserSession(
  tx: Transaction,
  account: Account,
  actor: Actor,
  device: string,
): Promise<string> {
  const { writes, together } = await browserOpening(actor, device)(tx, account);
  await send(tx, ...writes);
  return together;
}

/** How a sign-in opens a session in this browser, whose device is noted. */
export const browserOpening =
  (actor: Actor, device: string) =>
  async (tx: Transaction, account: Account): Promise<Opening<string>> => {
    const { writes, together } = newBrowserSession(tx, account, actor.via);
    return { writes: [...writes, ...knownDevice(account, device, actor.via)], together };
  };

/** Sets the cookie for a session row just inserted. Only in a server action or route handler. */
export async function keepSessionCookie(sid: string): Promise<void> {
  const value = await sealSessionId(sid);
  (await cookies()).set({ ...sessionCookie.options, name: sessionCookie.name, value, maxAge: BROWSER_SESSION_SECONDS });
}

/** Signs an account in to this browser: a session row and its cookie. */
export async function signIn(credentials: {
  email: string;
  password: string;
}): Promise<Result<Account, SignInProblem>> {
  const actor: Actor = { kind: "anonymous", via: await browserVia() };
  const device = await thisDevice();
  const signedIn = await authenticate(actor, credentials, browserOpening(actor, device.id));
  if (!signedIn.ok) return signedIn;
  device.keep();
  await keepSessionCookie(signedIn.value.together);
  await noteWeakPassword(signedIn.value.account, credentials.password);
  return { ok: true, value: signedIn.value.account };
}

/** Revokes the session with this id. */
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
