import { and, eq } from "drizzle-orm";
import { hashLinkToken } from "../../crypto/link-token";
import { database, type Transaction } from "../../db/client";
import { concernsAccount, linkState } from "../../db/link-rows";
import { accounts, linkRows } from "../../db/schema";
import type { Account, LinkProblem } from "../account";
import { accountColumns } from "../account-columns";
import type { LinkPurpose } from "./link-rows";

export type Link = {
  state: "valid" | "used" | "expired";
  /** The address the link was sent to. */
  email: string;
  account: Account;
};

/**
 * Returns the link a token belongs to, without using it: opening a page changes nothing. Null when there is no such
 * token of this purpose, and once the account has another address, is disabled or closed.
 */
export async function findLink(
  token: string,
  purpose: LinkPurpose,
  db: Transaction | ReturnType<typeof database> = database(),
): Promise<Link | null> {
  const [found] = await db
    .select({ state: linkState.as("state"), email: linkRows.email, account: accountColumns })
    .from(linkRows)
    .innerJoin(accounts, eq(accounts.id, linkRows.accountId))
    .where(and(eq(linkRows.tokenHash, hashLinkToken(token)), eq(linkRows.purpose, purpose), concernsAccount));
  return found ?? null;
}

/** Why a link does not work, or null when it does. */
export function linkProblem(link: Link | null): LinkProblem | null {
  if (!link) return { code: "link_unknown" };
  if (link.state === "valid") return null;
  return { code: link.state === "used" ? "link_used" : "link_expired" };
}
