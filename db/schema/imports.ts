import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { bytes, createdAt, instant } from "../columns";
import { accounts } from "./accounts";

export const IMPORT_STATES = [
  /** The file's rows are being written down. */
  "staging",
  /** They wait for the meaning of their columns. */
  "uploaded",
  "checking",
  /** Every row has its fate, and no account was touched. */
  "checked",
  "running",
  "done",
  "undoing",
  "undone",
] as const;

/** One import of one file: its rows are in `import_rows` until nothing needs them. */
export const imports = pgTable(
  "imports",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** The system that the file comes from; its ids are unique within it. */
    source: text().notNull(),
    fileName: text().notNull(),
    fileHash: bytes().notNull(),
    headers: jsonb().$type<string[]>().notNull(),
    /** The field of each column, or null for one that is left out. */
    mapping: jsonb().$type<(string | null)[]>().notNull(),
    options: jsonb().$type<Record<string, unknown>>().notNull(),
    state: text({ enum: IMPORT_STATES }).notNull(),
    /** Who goes on with it after an interruption: the web process, or the command when it is given again. */
    runner: text({ enum: ["panel", "command"] }).notNull(),
    rows: integer().notNull().default(0),
    /** The position of the next row of the step under way. */
    next: integer().notNull().default(0),
    leasedUntil: instant(),
    startedBy: integer(),
    createdAt: createdAt(),
    startedAt: instant(),
    finishedAt: instant(),
  },
  (table) => [index("imports_state_index").on(table.state), index("imports_hash_index").on(table.fileHash)],
);

export const importRows = pgTable(
  "import_rows",
  {
    importId: integer().notNull(),
    position: integer().notNull(),
    /** Where the row begins in the file, from 1. */
    line: integer().notNull(),
    /** As they are in the file; null once nothing needs them. */
    cells: jsonb().$type<string[]>(),
    /** What two rows of one file may not share. */
    emailKey: text(),
    externalId: text(),
    fate: text({ enum: ["created", "existing", "completed", "similar", "rejected"] }),
    problem: jsonb().$type<{ field: string; code: string; params?: Record<string, string | number> }>(),
    outcome: text({ enum: ["created", "existing", "completed", "rejected"] }),
    accountId: integer(),
    /** The columns that were empty in the account. */
    completed: jsonb().$type<string[]>(),
    appliedAt: instant(),
    undoneAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.position] }),
    foreignKey({ columns: [table.importId], foreignColumns: [imports.id] }).onDelete("cascade"),
    index("import_rows_email_index").on(table.importId, table.emailKey),
    index("import_rows_external_index").on(table.importId, table.externalId),
    index("import_rows_rejected_index").on(table.appliedAt).where(sql`${table.outcome} = 'rejected'`),
  ],
);

/** What a person is called in the system they come from. */
export const externalIds = pgTable(
  "external_ids",
  {
    source: text().notNull(),
    externalId: text().notNull(),
    accountId: integer()
      .notNull()
      .references(() => accounts.id),
    /** As staff search it: in lower case and without the signs that a search leaves out. */
    searchKey: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.externalId] }),
    index("external_ids_account_index").on(table.accountId),
    index("external_ids_search_index").on(table.searchKey),
  ],
);

/** The meaning that the columns of a set of headers were given last. */
export const importMappings = pgTable("import_mappings", {
  headersKey: bytes().primaryKey(),
  mapping: jsonb().$type<(string | null)[]>().notNull(),
  updatedAt: createdAt(),
});
