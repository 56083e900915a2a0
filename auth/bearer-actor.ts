import "server-only";
import { eq } from "drizzle-orm";
import type { Actor, Via } from "../accounts/account";
import { accountColumns } from "../accounts/account-columns";
import { roleInForce } from "../accounts/role-in-force";
import { isAppKey } from "../crypto/app-key";
import { database } from "../db/client";
import { accounts, sessions } from "../db/schema";
import { keyActor } from "./key-actor";
import { liveSession } from "./live-session";
import { oldTokenAccount } from "./old-token";
import { readToken } from "./tokens";

/**
 * The actor of an `Authorization` header: role and branch come from the account's current row, not from the token's
 * claims. Anonymous without a token of a live session, or an app key of the contract that is called.
 */
export async function bearerActor(authorization: string | null, via: Via): Promise<Actor> {
  const token = /^Bearer ([\w.-]{1,4096})$/i.exec(authorization ?? "")?.[1];
  if (token && isAppKey(token)) return keyActor(token, via);
  const subject = token ? await readToken("at+jwt", token) : null;
  if (!subject) return token ? oldActor(token, via) : { kind: "anonymous", via };
  const [caller] = await database()
    .select({
      id: accountColumns.id,
      role: roleInForce.as("role_in_force"),
      branchId: accountColumns.branchId,
      audience: sessions.audience,
    })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(liveSession(subject.sessionId));
  if (!caller || caller.id !== subject.accountId || caller.audience !== subject.audience)
    return { kind: "anonymous", via };
  return {
    kind: "account",
    id: caller.id,
    role: caller.role,
    branchId: caller.branchId,
    sessionId: subject.sessionId,
    via,
  };
}

/** No session of ours has this id: an old server's token proves nothing recent and has nothing to end. */
const NO_SESSION = "00000000-0000-0000-0000-000000000000";

/** The actor of a token that the contract's old server signed; role and branch are the account's own here too. */
async function oldActor(token: string, via: Via): Promise<Actor> {
  const account = await oldTokenAccount(token, via.channel, "access");
  if (!account) return { kind: "anonymous", via };
  const { id, role, branchId } = account;
  return { kind: "account", id, role, branchId, sessionId: NO_SESSION, via };
}
