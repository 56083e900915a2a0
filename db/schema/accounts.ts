import { sql } from "drizzle-orm";
import { type AnyPgColumn, boolean, check, date, index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import { bytes, createdAt, instant } from "../columns";
import { branches } from "./branches";

export const ROLES = ["client", "employee", "admin"] as const;
/** Without accents and in lower case, like `plainText` in accounts/. Immutable, as generated columns require. */
const plain = (text: string) =>
  sql.raw(`lower(regexp_replace(normalize(${text}, NFKD), '[\\u0300-\\u036f]', '', 'g'))`);

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
    /** Since when a sign-in asks for a second factor too. */
    secondFactorAt: instant(),

    /** The channel it was registered through: a contract's name, `web`, `counter` or `setup`. */
    origin: text().notNull(),
    registeredBy: integer(),
    /** SHA-256 of the registration form's retry key. */
    retryKeyHash: bytes(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
    disabledAt: instant(),
    /** Since then it is no account of its own: closed by its owner, or merged into another one. */
    closedAt: instant(),
    /** The account that its address opens since they were merged; never one that is merged itself. */
    mergedInto: integer().references((): AnyPgColumn => accounts.id),
  },
  (table) => [
    unique("accounts_email_unique").on(table.emailKey),
    unique("accounts_claimed_document_unique").on(table.claimedDocument),
    index("accounts_document_index").on(table.documentKey),
    index("accounts_name_index").using("gin", table.nameKey.op("gin_trgm_ops")),
    // Words of names, whole or with a slip. Without a pending list: a search looks hundreds of words up.
    index("accounts_name_words_index")
      .using("gin", sql`string_to_array(${table.nameKey}, ' ')`)
      .with({ fastupdate: false }),
    index("accounts_search_index").using("gin", table.searchText.op("gin_trgm_ops")),
    index("accounts_name_order_index").on(table.nameKey, table.id),
    index("accounts_unused_index")
      .on(table.passwordExpiresAt)
      .where(sql`${table.passwordGenerated} and ${table.passwordUsedAt} is null`),
    // Of strangers who were never there again: see accounts/profile/close-unused.ts.
    index("accounts_untouched_index")
      .on(table.createdAt)
      .where(
        sql`${table.emailVerifiedAt} is null and ${table.passwordUsedAt} is null and ${table.closedAt} is null and ${table.disabledAt} is null and ${table.registeredBy} is null and ${table.role} = 'client'`,
      ),
    index("accounts_never_in_index")
      .on(table.id)
      .where(
        sql`${table.registeredBy} is not null and ${table.passwordUsedAt} is null and ${table.disabledAt} is null`,
      ),
    index("accounts_disabled_index").on(table.id).where(sql`${table.disabledAt} is not null`),
    index("accounts_unverified_index")
      .on(table.id)
      .where(sql`${table.emailVerifiedAt} is null and ${table.disabledAt} is null`),
    index("accounts_origin_index").on(table.origin, table.id),
    index("accounts_created_index").on(table.createdAt, table.id),
    index("accounts_branch_index").on(table.branchId, table.createdAt),
    index("accounts_staff_index").on(table.role).where(sql`${table.role} <> 'client'`),
    index("accounts_merged_index").on(table.mergedInto).where(sql`${table.mergedInto} is not null`),
    check("accounts_role_check", sql`${table.role} in ('client', 'employee', 'admin')`),
  ],
);
