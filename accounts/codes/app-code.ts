import { and, eq, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import { sealAtRest, unsealAtRest } from "../../crypto/at-rest";
import { STEP_SECONDS, stepOfCode } from "../../crypto/totp";
import type { Transaction } from "../../db/client";
import { authenticatorApps } from "../../db/schema";

const PURPOSE = "authenticator-app";

export const sealSecret = (secret: string): Buffer => sealAtRest(PURPOSE, secret);

/** The app's secret; null when it was sealed with an AUTH_SECRET that is no longer configured. */
export const openSecret = (sealed: Buffer) => unsealAtRest(PURPOSE, sealed);

const app = authenticatorApps;
// By the database's clock, which all instances share.
const presentStep = sql<number>`floor(extract(epoch from now()) / ${STEP_SECONDS})::integer`;

/**
 * Uses a code of the account's app, at most one time step early or late. False for any other code, and for one that is
 * not newer than the last code accepted: of several concurrent uses one succeeds. `confirming`: of the app being set up.
 */
export async function spendAppCode(
  tx: Transaction,
  accountId: number,
  typed: string,
  { confirming = false } = {},
): Promise<boolean> {
  const code = typed.replace(/\s/g, "");
  const own = and(eq(app.accountId, accountId), confirming ? isNull(app.confirmedAt) : isNotNull(app.confirmedAt));
  const [found] = await tx
    .select({ sealed: app.sealedSecret, present: presentStep.as("present_step") })
    .from(app)
    .where(own);
  const opened = found && openSecret(found.sealed);
  const step = opened && /^\d{6}$/.test(code) ? stepOfCode(opened.text, code, found.present) : null;
  if (!opened || step === null) return false;
  const unused = and(own, eq(app.sealedSecret, found.sealed), or(isNull(app.lastStep), lt(app.lastStep, step)));
  const spent = await tx
    .update(app)
    .set({
      lastStep: step,
      ...(confirming && { confirmedAt: sql`now()` }),
      // So that a secret in rotation can be dropped once everyone has signed in.
      ...(!opened.current && { sealedSecret: sealSecret(opened.text) }),
    })
    .where(unused)
    .returning({ id: app.accountId });
  return spent.length > 0;
}
