import { and, eq, isNull } from "drizzle-orm";
import { hashAppKey, newAppKey } from "../../crypto/app-key";
import { accounts, appKeys, branches } from "../../db/schema";
import type { AccountActor, ActProblem, BranchUnknown, KeyProblem, Result } from "../account";
import { actAs } from "../act-on";
import { audit } from "../audit";
import { writeLinkMail } from "../links/write-link-mail";

const MOST_KEYS = 20;

/**
 * Issues a key for the caller's programs, for one contract and one branch; an employee's is for their own branch. It
 * carries the rights their account has at each use. Returns the key, which is stored as a hash only; a mail tells of it.
 * Refuses with `proof_required`, `not_found`, `branch_unknown` and `too_many_keys`.
 */
export function issueKey(
  actor: AccountActor,
  { contract, name, branchId }: { contract: string; name: string; branchId: number | null },
): Promise<Result<string, ActProblem | BranchUnknown | KeyProblem>> {
  return actAs<string, BranchUnknown | KeyProblem>(actor, "issue_app_key", async (tx) => {
    const columns = { id: accounts.id, email: accounts.email, role: accounts.role, branchId: accounts.branchId };
    const [own] = await tx.select(columns).from(accounts).where(eq(accounts.id, actor.id));
    const boundTo = (own?.role === "employee" ? own.branchId : branchId) ?? 0;
    const open = and(eq(branches.id, boundTo), isNull(branches.closedAt));
    if (!own || (await tx.$count(branches, open)) === 0)
      return { ok: false, problem: { code: "branch_unknown", branchId: boundTo } };
    const live = and(eq(appKeys.accountId, actor.id), isNull(appKeys.revokedAt));
    if ((await tx.$count(appKeys, live)) >= MOST_KEYS) return { ok: false, problem: { code: "too_many_keys" } };
    const key = newAppKey(contract);
    const row = { accountId: actor.id, contract, name, branchId: boundTo, keyHash: hashAppKey(key) };
    await tx.insert(appKeys).values(row);
    await writeLinkMail(tx, own, "secure_account", { kind: "app_key_issued", details: { name } });
    await audit(tx, actor, "app_key.issued", actor.id, { name, branch: boundTo });
    return { ok: true, value: key };
  });
}
