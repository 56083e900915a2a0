import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, createdAt, instant } from "./columns";

const ROLES = ["client", "employee", "admin"] as const;
/** Without accents and in lower case, like `plainText` in accounts/. Immutable, as generated columns require. */
const plain = (text: string) =>
  sql.raw(`lower(regexp_replace(normalize(${text}, NFKD), '[\\u0300-\\u036f]', '', 'g'))`);

export const branches = pgTable(
  "branches",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    name: text().notNull(),
    createdAt: createdAt(),
    closedAt: instant(),
  },
  (table) => [uniqueIndex("branches_name_unique").on(sql`lower(${table.name})`)],
);

/** One row for every account, whichever channel it was registered through. */
export const accounts = pgTable(
  "accounts",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** As typed; `emailKey` is its normalised form and what makes it unique. */
    email: text().notNull(),
    emailKey: text().notNull(),
    emailVerifiedAt: instant(),
    /** The contract it was registered through asks for a verified e-mail before the first sign-in. */
    mustVerifyEmail: boolean().notNull().default(false),

    /** The whole name where a contract has one field only; then `surnames` is null. */
    givenNames: text().notNull(),
    surnames: text(),
    phone: text(),
    birthDate: date({ mode: "string" }),
    gender: text({ enum: ["M", "F", "O"] }),
    country: text(),
    nationality: text(),
    address: text(),
    documentType: text(),
    documentNumber: text(),
    documentKey: text(),
    /** The whole name, from one field or two, for trigram search. */
    nameKey: text().notNull().generatedAlwaysAs(plain("given_names || coalesce(' ' || surnames, '')")),
    /** Digits only. */
    phoneKey: text().generatedAlwaysAs(sql`regexp_replace(phone, '\\D', '', 'g')`),
    /** What staff search: names, e-mail, document and phone. */
    searchText: text()
      .notNull()
      .generatedAlwaysAs(
        plain(
          "given_names || coalesce(' ' || surnames, '') || ' ' || email_key || ' ' || coalesce(document_key, '') || ' ' || coalesce(regexp_replace(phone, '\\D', '', 'g'), '')",
        ),
      ),
    /** The `documentKey` where a contract promises that it is unique. */
    claimedDocument: text(),

    role: text({ enum: ROLES }).notNull(),
    jobTitle: text(),
    branchId: integer().references(() => branches.id),

    passwordHash: text(),
    passwordGenerated: boolean().notNull().default(false),
    /** Found weak at a sign-in: the account owner is advised to change it. */
    passwordWeak: boolean().notNull().default(false),
    passwordSetAt: instant().notNull().defaultNow(),
    passwordUsedAt: instant(),
    /** A generated password not used by then no longer signs in. */
    passwordExpiresAt: instant(),

    /** The channel it was registered through: a contract's name, `web`, `counter` or `setup`. */
    origin: text().notNull(),
    registeredBy: integer(),
    /** SHA-256 of the registration form's retry key. */
    retryKeyHash: bytes(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
    disabledAt: instant(),
    closedAt: instant(),
  },
  (table) => [
    unique("accounts_email_unique").on(table.emailKey),
    unique("accounts_claimed_document_unique").on(table.claimedDocument),
    index("accounts_document_index").on(table.documentKey),
    index("accounts_name_index").using("gin", table.nameKey.op("gin_trgm_ops")),
    index("accounts_search_index").using("gin", table.searchText.op("gin_trgm_ops")),
    index("accounts_name_order_index").on(table.nameKey, table.id),
    index("accounts_unused_index")
      .on(table.passwordExpiresAt)
      .where(sql`${table.passwordGenerated} and ${table.passwordUsedAt} is null`),
    index("accounts_created_index").on(table.createdAt, table.id),
    index("accounts_branch_index").on(table.branchId, table.createdAt),
    index("accounts_staff_index").on(table.role).where(sql`${table.role} <> 'client'`),
    check("accounts_role_check", sql`${table.role} in ('client', 'employee', 'admin')`),
  ],
);

/** A registration asked for this role; an administrator decides. */
export const roleRequests = pgTable(
  "role_requests",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    accountId: integer()
      .notNull()
      .references(() => accounts.id),
    role: text({ enum: ROLES }).notNull(),
    createdAt: createdAt(),
    decidedAt: instant(),
    decidedBy: integer().references(() => accounts.id),
    approved: boolean(),
  },
  (table) => [index("role_requests_account_index").on(table.accountId)],
);

/** Every token and browser cookie names a session; a revoked or expired row ends it at the next request. */
export const sessions = pgTable(
  "sessions",
  {
    id: uuid().primaryKey().defaultRandom(),
    accountId: integer()
      .notNull()
      .references(() => accounts.id),
    /** The channel the session was opened through; the `aud` of its tokens. */
    audience: text().notNull(),
    createdAt: createdAt(),
    lastUsedAt: createdAt(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
    /** When the account's owner last proved to be there: at sign-in, and by their password since. */
    authenticatedAt: instant().defaultNow(),
    address: text(),
    userAgent: text(),
  },
  (table) => [index("sessions_account_index").on(table.accountId)],
);

/** Single-use refresh tokens; the rows of one session are a token family. */
export const refreshTokens = pgTable(
  "refresh_tokens",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    sessionId: uuid()
      .notNull()
      .references(() => sessions.id),
    tokenHash: bytes().notNull(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    /** The tokens it was exchanged for, sealed under a key that only its holder can derive. */
    sealedAnswer: bytes(),
  },
  (table) => [
    unique("refresh_tokens_hash_unique").on(table.tokenHash),
    index("refresh_tokens_session_index").on(table.sessionId),
  ],
);

/** Link rows: one per link sent by mail. Its token is derived from `id` and a secret, and stored nowhere. */
export const linkRows = pgTable(
  "email_tokens",
  {
    id: uuid().primaryKey(),
    accountId: integer()
      .notNull()
      .references(() => accounts.id),
    purpose: text().notNull(),
    /** The address the link was sent to; the token is void once the account has another one. */
    email: text().notNull(),
    tokenHash: bytes().notNull(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (table) => [
    unique("email_tokens_hash_unique").on(table.tokenHash),
    index("email_tokens_account_index").on(table.accountId),
    // The addresses that can still go back to an account.
    index("email_tokens_undo_index").on(sql`lower(${table.email})`).where(sql`${table.purpose} = 'undo_email_change'`),
  ],
);

/** The outbox: written in the transaction of the mail's cause, sent by a worker afterwards. */
export const mails = pgTable(
  "letters",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    kind: text().notNull(),
    accountId: integer().references(() => accounts.id),
    recipient: text().notNull(),
    /** The row of the link it carries. */
    linkId: uuid("email_token_id").references(() => linkRows.id),
    details: jsonb().$type<Record<string, string>>().notNull().default({}),
    createdAt: createdAt(),
    nextAttemptAt: createdAt(),
    attempts: integer().notNull().default(0),
    lastError: text(),
    sentAt: instant(),
    failedAt: instant(),
  },
  (table) => [
    index("letters_failed_index").on(table.failedAt).where(sql`${table.failedAt} is not null`),
    index("letters_due_index")
      .on(table.nextAttemptAt)
      .where(sql`${table.sentAt} is null and ${table.failedAt} is null`),
    index("letters_recipient_index").on(sql`lower(${table.recipient})`, table.createdAt),
  ],
);

/** The audit log. Append-only: a trigger refuses updates and deletes. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    at: createdAt(),
    action: text().notNull(),
    /** Null for strangers and for the system itself; `channel` tells them apart. */
    actorId: integer(),
    subjectId: integer(),
    channel: text("door").notNull(),
    address: text(),
    userAgent: text(),
    requestId: text(),
    /** Of staff, as it was then: it stays when their account is closed. */
    actorName: text(),
    details: jsonb().$type<Record<string, string | number | boolean | null>>().notNull().default({}),
  },
  (table) => [
    index("audit_entries_subject_index").on(table.subjectId),
    index("audit_entries_actor_index").on(table.actorId),
    index("audit_entries_at_index").on(table.at),
  ],
);

/**
 * What the audit held when it was sealed: the numbers of the entries since the seal before, a digest of each, and a
 * hash over them and that seal. Rows are only ever added.
 */
export const auditSeals = pgTable(
  "audit_seals",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    sealedAt: instant().notNull(),
    lastEntryId: integer().notNull(),
    entryIds: integer().array().notNull(),
    digests: bytes().notNull(),
    hash: bytes().notNull(),
    /** Of the hash, under a key that the database does not know. */
    mac: bytes().notNull(),
  },
  (table) => [unique("audit_seals_last_entry_unique").on(table.lastEntryId)],
);
