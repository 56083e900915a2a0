import { index, integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import { bytes, createdAt, instant } from "../columns";

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
    index("audit_entries_action_index").on(table.action, table.id),
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
