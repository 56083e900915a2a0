import { and, count, desc, eq, gte, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts, branches, mails, roleRequests } from "../../db/schema";
import { unusualStaff } from "../access/daily-budget";
import type { AccountActor, NotFound, Result } from "../account";
import { may } from "../policy";
import { localTimeZone } from "../values/local-day";
import { openableBy } from "./client-reach";
import { stateConditions } from "./client-state";

/** A share of this month's registrations, and how many of them are today's. */
export type Share = { key: string; count: number; today: number };

export type PanelFigures = {
  today: number;
  month: number;
  /** Registrations of the last thirty days, by day (`YYYY-MM-DD`), zeros included. */
  days: { day: string; count: number }[];
  /** This month's registrations by branch; `key` is the branch's id or `none`. */
  branches: (Share & { name: string | null })[];
  /** This month's registrations by channel; `key` is the channel. */
  channels: Share[];
  unused: number;
  expiring: number;
  failedMails: number;
  /** Null for actors who may not decide role requests. */
  roleRequests: number | null;
  /** Employees who gave unusually many passwords or corrected many addresses within a day; 0 for who does not lead them. */
  unusualStaff: number;
};

const DAYS = 30;

/** An instant in this server's time zone. */
const local = (instant: SQL) => sql`(${instant} at time zone ${localTimeZone()}::text)`;
const startOf = (unit: "day" | "month") =>
  sql`(date_trunc(${unit}::text, ${local(sql`now()`)}) at time zone ${localTimeZone()}::text)`;

/**
 * The figures of the panel's first page, of the clients the actor may open, by the same conditions as the lists behind
 * them. Days begin in the server's time zone. Refuses with `not_found`.
 */
export async function panelFigures(actor: AccountActor): Promise<Result<PanelFigures, NotFound>> {
  if (!may(actor, "find_clients")) return { ok: false, problem: { code: "not_found" } };
  const theirs = openableBy(actor);
  const thisMonth = and(theirs, gte(accounts.createdAt, startOf("month")));
  const today = gte(accounts.createdAt, startOf("day"));
  const shares = { count: count(), today: sql<number>`count(*) filter (where ${today})`.mapWith(Number) };
  const db = database();
  const total = async (condition: SQL | undefined): Promise<number> =>
    (await db.select({ total: count() }).from(accounts).where(condition))[0]?.total ?? 0;

  const value: PanelFigures = {
    today: await total(and(theirs, today)),
    month: await total(thisMonth),
    days: await byDay(theirs),
    branches: await db
      .select({ key: sql<string>`coalesce(${branches.id}::text, 'none')`, name: branches.name, ...shares })
      .from(accounts)
      .leftJoin(branches, eq(branches.id, accounts.branchId))
      .where(thisMonth)
      .groupBy(branches.id)
      .orderBy(desc(count()), branches.name),
    channels: await db
      .select({ key: accounts.origin, ...shares })
      .from(accounts)
      .where(thisMonth)
      .groupBy(accounts.origin)
      .orderBy(desc(count()), accounts.origin),
    unused: await total(and(theirs, stateConditions.unused)),
    expiring: await total(and(theirs, stateConditions.expiring)),
    failedMails: await failedMails(theirs, actor.role === "admin"),
    unusualStaff: may(actor, "see_team") ? await unusualStaff() : 0,
    roleRequests: may(actor, "decide_role_requests") ? await pendingRequests() : null,
  };
  return { ok: true, value };
}

async function byDay(theirs: SQL | undefined): Promise<PanelFigures["days"]> {
  const db = database();
  const counted = db
    .select({
      counted: sql`date_trunc('day', ${local(sql`${accounts.createdAt}`)})`.as("counted_day"),
      count: count().as("registered"),
    })
    .from(accounts)
    .where(and(theirs, sql`${accounts.createdAt} >= ${startOf("day")} - make_interval(days => ${DAYS - 1})`))
    .groupBy(sql`1`)
    .as("counted");
  const last = sql`date_trunc('day', ${local(sql`now()`)})`;
  return db
    .select({
      day: sql<string>`to_char(each.day, 'YYYY-MM-DD')`,
      count: sql<number>`coalesce(${counted.count}, 0)`.mapWith(Number),
    })
    .from(sql`generate_series(${last} - make_interval(days => ${DAYS - 1}), ${last}, interval '1 day') as each(day)`)
    .leftJoin(counted, sql`${counted.counted} = each.day`)
    .orderBy(sql`each.day`);
}

async function failedMails(theirs: SQL | undefined, all: boolean): Promise<number> {
  const failed = and(isNotNull(mails.failedAt), isNull(mails.sentAt));
  const [row] = await database()
    .select({ total: count() })
    .from(mails)
    .leftJoin(accounts, eq(accounts.id, mails.accountId))
    .where(all ? failed : and(failed, theirs));
  return row?.total ?? 0;
}

async function pendingRequests(): Promise<number> {
  const [row] = await database()
    .select({ total: count() })
    .from(roleRequests)
    .innerJoin(accounts, eq(accounts.id, roleRequests.accountId))
    .where(and(isNull(roleRequests.decidedAt), isNull(accounts.closedAt)));
  return row?.total ?? 0;
}
