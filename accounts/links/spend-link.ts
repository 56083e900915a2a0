import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "../../db/client";
import { accounts, emailTokens } from "../../db/schema";
import { concernsAccount, hashLinkToken } from "../../mail/link-token";
import type { Account, LinkProblem } from "../account";
import { accountColumns } from "../account-columns";
import type { EmailTokenPurpose } from "./email-tokens";
import { findLink, linkProblem } from "./find-link";

/**
 * Uses a link, once, in the transaction of what it does: of several attempts at the same moment one succeeds.
 * Returns its account, whose row stays locked, and the address the link was sent to.
 * Refuses with `link_unknown`, `link_used` and `link_expired`.
 */
export async function spendLink(
  tx: Transaction,
  token: string,
  purpose: EmailTokenPurpose,
): Promise<{ account: Account; email: string } | LinkProblem> {
  const written = and(eq(emailTokens.tokenHash, hashLinkToken(token)), eq(emailTokens.purpose, purpose));
  // The account before its token, as in every verb that changes both: none of them waits for another in a circle.
  const [account] = await tx
    .select(accountColumns)
    .from(accounts)
    .innerJoin(emailTokens, eq(emailTokens.accountId, accounts.id))
    .where(and(written, concernsAccount))
    .for("update", { of: accounts });
  const unused = and(written, isNull(emailTokens.usedAt), sql`${emailTokens.expiresAt} > now()`);
  const [spent] = account
    ? await tx.update(emailTokens).set({ usedAt: sql`now()` }).where(unused).returning({ email: emailTokens.email })
    : [];
  if (account && spent) return { account, email: spent.email };
  return linkProblem(await findLink(token, purpose, tx)) ?? { code: "link_unknown" };
}
