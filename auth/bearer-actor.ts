import "server-only";
import { eq } from "drizzle-orm";
import type { Actor, Via } from "../accounts/account";
import { accountColumns } from "../accounts/account-columns";
import { database } from "../db/client";
import { accounts, sessions } from "../db/schema";
import { liveSession } from "./live-session";
import { readToken } from "./tokens";

/**
 * The actor of an `Authorization` header: role and branch come from the account's current row, not from the token's
 * claims. Anonymous without a token of a live session.
 */
export async function bearerActor(authorization: string | null, via: Via): Promise<Actor> {
  const token = /^Bearer ([\w.-]{1,4096})$/i.exec(authorization ?? "")?.[1];
  const subject = token ? await readToken("at+jwt", token) : null;
  if (!subject) return { kind: "anonymous", via };
  const [caller] = await database()
    .select({
      id: accountColumns.id,
      role: accountColumns.role,
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
