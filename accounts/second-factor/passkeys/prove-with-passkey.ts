import { and, eq, isNull, sql } from "drizzle-orm";
import { database } from "../../../db/client";
import { sessions } from "../../../db/schema";
import type { AccountActor, PasskeyRefused, Result } from "../../account";
import { audit } from "../../audit";
import { verifyPasskey } from "./verify-passkey";

/** `proveIdentity` by one of the caller's passkeys. Refuses with `passkey_refused`. */
export async function proveWithPasskey(actor: AccountActor, answer: string): Promise<Result<null, PasskeyRefused>> {
  const used = await verifyPasskey(actor, { purpose: "prove", holder: actor.sessionId }, answer);
  if (!used.ok) return used;
  if (used.value.accountId !== actor.id) return { ok: false, problem: { code: "passkey_refused" } };
  await database().transaction(async (tx) => {
    const own = and(eq(sessions.id, actor.sessionId), eq(sessions.accountId, actor.id), isNull(sessions.revokedAt));
    await tx.update(sessions).set({ authenticatedAt: sql`now()` }).where(own);
    await audit(tx, actor, "session.confirmed", actor.id);
  });
  return { ok: true, value: null };
}
