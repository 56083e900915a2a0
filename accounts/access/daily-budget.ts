import { and, eq, gt, inArray, sql } from "drizzle-orm";
import { database, type Transaction } from "../../db/client";
import { accounts, auditEntries } from "../../db/schema";
import type { AccountActor, DailyBudgetSpent } from "../account";
import type { AuditAction } from "../audit";

/** Acts on clients that can hand an account to another person. */
const COUNTED: AuditAction[] = ["account.password_reissued", "account.recovery_sent", "account.address_corrected"];
const PER_DAY = 40;
/** More than a busy counter needs: administrators are shown who it was. */
const UNUSUAL = 15;

const today = and(inArray(auditEntries.action, COUNTED), gt(auditEntries.at, sql`now() - interval '1 day'`));

/**
 * Null while an employee may go on giving passwords and correcting addresses today; administrators have no budget.
 * Exact, as the caller's row is locked by every act.
 */
export async function dailyBudget(tx: Transaction, actor: AccountActor): Promise<DailyBudgetSpent | null> {
  if (actor.role === "admin") return null;
  const done = await tx.$count(auditEntries, and(eq(auditEntries.actorId, actor.id), today));
  return done < PER_DAY ? null : { code: "daily_budget_spent" };
}

/** How many employees have done unusually much of it within a day. */
export async function unusualStaff(): Promise<number> {
  const rows = await database()
    .select({ id: auditEntries.actorId })
    .from(auditEntries)
    .innerJoin(accounts, eq(accounts.id, auditEntries.actorId))
    .where(and(today, eq(accounts.role, "employee")))
    .groupBy(auditEntries.actorId)
    .having(sql`count(*) >= ${UNUSUAL}`);
  return rows.length;
}
