import { and, eq, sql } from "drizzle-orm";
import { accounts, mails } from "../../db/schema";
import { writeMail } from "../../mail/outbox";
import type { AccountActor, ActProblem, Result, TooSoon } from "../account";
import { actAs } from "../act-on";
import { audit } from "../audit";
import { writeBusiness } from "../business/write-business";

const SECONDS_BETWEEN = 60;

/**
 * Sends the caller a mail that says it arrived, and returns the address. Refuses as `actAs` does, and with `too_soon`:
 * one a minute.
 */
export function sendTestMail(actor: AccountActor): Promise<Result<string, ActProblem | TooSoon>> {
  return actAs<string, TooSoon>(actor, "tend_first_steps", async (tx) => {
    const recent = sql`${mails.createdAt} > now() - make_interval(secs => ${SECONDS_BETWEEN})`;
    const own = and(eq(mails.accountId, actor.id), eq(mails.kind, "test_mail"), recent);
    if ((await tx.select({ id: mails.id }).from(mails).where(own).limit(1)).length > 0)
      return { ok: false, problem: { code: "too_soon", retryAfterSeconds: SECONDS_BETWEEN } };
    const [account] = await tx.select({ email: accounts.email }).from(accounts).where(eq(accounts.id, actor.id));
    const recipient = account?.email ?? "";
    await writeMail(tx, { kind: "test_mail", accountId: actor.id, recipient });
    await writeBusiness(tx, { testMailAt: sql`now()` });
    await audit(tx, actor, "business.test_mail_sent", null);
    return { ok: true, value: recipient };
  });
}
