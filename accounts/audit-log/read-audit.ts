import { and, asc, desc, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "../../db/client";
import { accounts, auditEntries } from "../../db/schema";
import type { AuditAction } from "../audit";
import { contains } from "../clients/client-filter";
import { isId } from "../values/is-id";
import { plainText } from "../values/plain-text";

// Shared by listing and exporting the audit, which ask the policy first.

export type AuditFilter = {
  /** Part of a name or an e-mail, or an account's id. */
  actor: string | null;
  subject: string | null;
  action: AuditAction | null;
  channel: string | null;
  since: Date | null;
  until: Date | null;
};

export type AuditRecord = {
  id: number;
  at: Date;
  action: string;
  channel: string;
  address: string | null;
  userAgent: string | null;
  requestId: string | null;
  details: Record<string, string | number | boolean | null>;
  actorId: number | null;
  actor: string | null;
  subjectId: number | null;
  subject: string | null;
};

const MOST_PEOPLE = 200;

const actors = alias(accounts, "actors");
const subjects = alias(accounts, "subjects");
const nameOf = (person: typeof actors | typeof subjects) =>
  sql<string | null>`nullif(concat_ws(' ', ${person.givenNames}, ${person.surnames}), '')`;

/** The entries that match a condition and are older than `before`. */
export function readAudit(condition: SQL | undefined, before: number | null, limit: number): Promise<AuditRecord[]> {
  const { id, at, action, channel, address, userAgent, requestId, details, actorId, subjectId } = auditEntries;
  return database()
    .select({
      ...{ id, at, action, channel, address, userAgent, requestId, details, actorId, subjectId },
      actor: sql<string | null>`coalesce(${nameOf(actors)}, ${auditEntries.actorName})`,
      subject: nameOf(subjects),
    })
    .from(auditEntries)
    .leftJoin(actors, eq(actors.id, actorId))
    .leftJoin(subjects, eq(subjects.id, subjectId))
    .where(and(condition, isId(before) ? lt(id, before) : undefined))
    .orderBy(desc(id))
    .limit(limit);
}

/** A filter as a condition on the entries. */
export async function auditCondition(filter: AuditFilter): Promise<SQL | undefined> {
  const { action, channel, since, until } = filter;
  return and(
    filter.actor ? inArray(auditEntries.actorId, await peopleLike(filter.actor)) : undefined,
    filter.subject ? inArray(auditEntries.subjectId, await peopleLike(filter.subject)) : undefined,
    action ? eq(auditEntries.action, action) : undefined,
    channel ? eq(auditEntries.channel, channel) : undefined,
    since ? gte(auditEntries.at, since) : undefined,
    until ? lt(auditEntries.at, until) : undefined,
  );
}

/** The ids a text matches: the account with that id, else those whose name or e-mail contains it; -1 for none. */
async function peopleLike(text: string): Promise<number[]> {
  const plain = plainText(text).trim().slice(0, 100);
  const matching = async (condition: SQL) => {
    const query = database().select({ id: accounts.id }).from(accounts).where(condition);
    return (await query.orderBy(asc(accounts.id)).limit(MOST_PEOPLE)).map(({ id }) => id);
  };
  const numbered = isId(Number(plain)) ? await matching(eq(accounts.id, Number(plain))) : [];
  if (numbered.length > 0) return numbered;
  const named = await matching(contains(plain));
  return named.length > 0 ? named : [-1];
}
