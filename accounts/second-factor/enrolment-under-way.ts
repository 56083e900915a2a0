import { and, eq, isNull, sql } from "drizzle-orm";
import { totpUri } from "../../crypto/totp";
import { database } from "../../db/client";
import { accounts, authenticatorApps } from "../../db/schema";
import { env } from "../../env";
import type { AccountActor } from "../account";
import { currentBusiness } from "../business/current-business";
import { openSecret } from "../codes/app-code";

/** How long a secret waits for its first code. */
const MINUTES = 60;

/** What the caller's app needs, as text and as the address in its QR; null when no enrolment is under way. */
export async function enrolmentUnderWay(actor: AccountActor): Promise<{ secret: string; uri: string } | null> {
  const { accountId, confirmedAt, createdAt, sealedSecret } = authenticatorApps;
  const recent = sql`${createdAt} > now() - make_interval(mins => ${MINUTES})`;
  const [found] = await database()
    .select({ sealedSecret, email: accounts.email })
    .from(authenticatorApps)
    .innerJoin(accounts, eq(accounts.id, accountId))
    .where(and(eq(accountId, actor.id), isNull(confirmedAt), recent));
  const opened = found && openSecret(found.sealedSecret);
  if (!opened) return null;
  const { name } = await currentBusiness();
  const issuer = env.APP_URL.hostname === "localhost" ? name : `${name} ${env.APP_URL.hostname}`;
  return { secret: opened.text, uri: totpUri(opened.text, { issuer, label: found.email }) };
}
