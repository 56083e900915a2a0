import { type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import {
  duplicatePasses,
  importRows,
  imports,
  knownDevices,
  legacyPeople,
  linkRows,
  mails,
  merges,
  passkeyChallenges,
  refreshTokens,
  sessions,
} from "./schema";
import { idempotentRequests, rateLimits, signInTries } from "./schema/limits";

/** How long rows are kept, in days, beyond the instant at which they stop to count. docs/privacy.md gives the reasons. */
export const RETENTION_DAYS = {
  /** After it was sent. */
  sentMail: 30,
  /** After it failed: until then staff may retry it. */
  failedMail: 90,
  /** After the link's expiry. */
  link: 30,
  /** After the end of what could be renewed with it. */
  refreshToken: 1,
  session: 7,
  /** After the first sign-in there: a sign-in there later counts as one on a new device. */
  device: 400,
  /** After the first request with this key, as long as its answer is promised. */
  idempotency: 1,
  /** After it was uploaded, for an import that never ran. */
  importDraft: 1,
  /** After the row was refused, with what its file says. */
  rejectedRow: 30,
  /** A limit's bucket that is full, and an account's source that is forgotten, tell nothing more. */
  limit: 0,
  /** After a search for probable pairs came to its end: its counts. */
  duplicatePass: 90,
  /** After it can no longer be answered. */
  challenge: 0,
  /** Someone of an old server who could not be brought in, after they were last seen there. */
  missing: 90,
  /** After the merge, as long as it can be undone, with the snapshot of the rows that it changed. */
  merge: 30,
};

/** Rows that may go: those of `table` where `over` holds, found by the index on `since`. */
export type Rule = { table: PgTable; since: SQL; over: SQL };

const rule = (table: PgTable, since: SQL, days: number, besides: SQL = sql`true`): Rule => ({
  table,
  since,
  over: sql`${since} < now() - make_interval(days => ${days}) and ${besides}`,
});

// Not as `not exists`, which the planner answers by reading the other table whole: row by row, through its index.
const noMail = sql`(select 1 from ${mails} where ${mails.linkId} = ${linkRows.id} limit 1) is null`;
const noToken = sql`(select 1 from ${refreshTokens} where ${refreshTokens.sessionId} = ${sessions.id} limit 1) is null`;

const abandoned = sql`(${imports.startedAt} is null or (${imports.state} = 'running' and
  ${imports.createdAt} < now() - make_interval(days => ${RETENTION_DAYS.rejectedRow})))`;

/** In an order in which rows that refer to others go first. */
export const RETENTION: Rule[] = [
  rule(mails, sql`${mails.sentAt}`, RETENTION_DAYS.sentMail),
  rule(mails, sql`${mails.failedAt}`, RETENTION_DAYS.failedMail),
  rule(linkRows, sql`${linkRows.expiresAt}`, RETENTION_DAYS.link, noMail),
  rule(refreshTokens, sql`${refreshTokens.expiresAt}`, RETENTION_DAYS.refreshToken),
  rule(sessions, sql`${sessions.expiresAt}`, RETENTION_DAYS.session, noToken),
  rule(knownDevices, sql`${knownDevices.createdAt}`, RETENTION_DAYS.device),
  rule(idempotentRequests, sql`${idempotentRequests.createdAt}`, RETENTION_DAYS.idempotency),
  rule(importRows, sql`${importRows.appliedAt}`, RETENTION_DAYS.rejectedRow, sql`${importRows.outcome} = 'rejected'`),
  rule(merges, sql`${merges.at}`, RETENTION_DAYS.merge),
  rule(imports, sql`${imports.createdAt}`, RETENTION_DAYS.importDraft, abandoned),
  rule(signInTries, sql`${signInTries.forgetAt}`, RETENTION_DAYS.limit),
  rule(duplicatePasses, sql`${duplicatePasses.finishedAt}`, RETENTION_DAYS.duplicatePass),
  rule(rateLimits, sql`${rateLimits.freeAt}`, RETENTION_DAYS.limit),
  rule(passkeyChallenges, sql`${passkeyChallenges.expiresAt}`, RETENTION_DAYS.challenge),
  rule(legacyPeople, sql`${legacyPeople.at}`, RETENTION_DAYS.missing, sql`${legacyPeople.accountId} is null`),
];
