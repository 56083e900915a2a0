import { and, eq, sql } from "drizzle-orm";
import { hashLinkToken } from "../../crypto/link-token";
import type { Transaction } from "../../db/client";
import { concernsAccount, linkUnused } from "../../db/link-rows";
import { accounts, linkRows } from "../../db/schema";
import type { Account, LinkProblem } from "../account";
import { accountColumns } from "../account-columns";
import { findLink, linkProblem } from "./find-link";
import type { LinkPurpose } from "./link-rows";

/**
 * Uses a link, in the transaction of what it does: of several concurrent attempts one succeeds.
 * Returns its account, whose row stays locked, the address the link was sent to, and when it was written.
 * Refuses with `link_unknown`, `link_used` and `link_expired`.
 */
export async function spendLink(
  tx: Transaction,
  token: string,
  purpose: LinkPurpose,
): Promise<{ account: Account; email: string; createdAt: Date } | LinkProblem> {
  const written = and(eq(linkRows.tokenHash, hashLinkToken(token)), eq(linkRows.purpose, purpose));
  // Lock the account before its link row, as every verb that changes both does, to avoid deadlocks.
  const [account] = await tx
    .select(accountColumns)
    .from(accounts)
    .innerJoin(linkRows, eq(linkRows.accountId, accounts.id))
    .where(and(written, concernsAccount))
    .for("update", { of: accounts });
  const unused = and(written, linkUnused);
  const [spent] = account
    ? await tx
        .update(linkRows)
        .set({ usedAt: sql`now()` })
        .where(unused)
        .returning({ email: linkRows.email, createdAt: linkRows.createdAt })
    : [];
  if (account && spent) return { account, ...spent };
  return linkProblem(await findLink(token, purpose, tx)) ?? { code: "link_unknown" };
}
