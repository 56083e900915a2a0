import { and, eq, sql } from "drizzle-orm";
import { database, type Transaction } from "../../db/client";
import { accounts, emailTokens } from "../../db/schema";
import { concernsAccount, hashLinkToken } from "../../mail/link-token";
import type { Account, LinkProblem } from "../account";
import { accountColumns } from "../account-columns";
import type { EmailTokenPurpose } from "./email-tokens";

export type Link = {
  state: "valid" | "used" | "expired";
  /** The address the link was sent to. */
  email: string;
  account: Account;
};

const state = sql<Link["state"]>`case when ${emailTokens.usedAt} is not null then 'used'
  when ${emailTokens.expiresAt} <= now() then 'expired' else 'valid' end`;

/**
 * What a link's token stands for, without using it: opening a page changes nothing. Null for anything that is no
 * token of this purpose, and once the account has another address or can no longer be used.
 */
export async function findLink(
  token: string,
  purpose: EmailTokenPurpose,
  db: Transaction | ReturnType<typeof database> = database(),
): Promise<Link | null> {
  const [found] = await db
    .select({ state: state.as("state"), email: emailTokens.email, account: accountColumns })
    .from(emailTokens)
    .innerJoin(accounts, eq(accounts.id, emailTokens.accountId))
    .where(and(eq(emailTokens.tokenHash, hashLinkToken(token)), eq(emailTokens.purpose, purpose), concernsAccount));
  return found ?? null;
}

/** Why a link does nothing, or null when it does. */
export function linkProblem(link: Link | null): LinkProblem | null {
  if (!link) return { code: "link_unknown" };
  if (link.state === "valid") return null;
  return { code: link.state === "used" ? "link_used" : "link_expired" };
}
