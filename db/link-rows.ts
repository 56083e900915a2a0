import { type SQL, sql } from "drizzle-orm";
import { accounts, linkRows } from "./schema";

const open = sql`${accounts.disabledAt} is null and ${accounts.closedAt} is null`;

/** Merged into another one, and its owner may still object. */
const merged = sql`${accounts.disabledAt} is null and ${accounts.mergedInto} is not null and ${linkRows.purpose} = 'object_merge'`;

/**
 * Whether the account, joined to its link row, is still the one the link was written for: open, and with the same
 * address. A link that changes the address went to the new one, and one that undoes it to the one before.
 */
export const concernsAccount: SQL<boolean> = sql<boolean>`((${open} or (${merged})) and (${linkRows.purpose} in ('change_email', 'undo_email_change') or ${linkRows.email} = ${accounts.email}))`;

export const linkExpired: SQL<boolean> = sql<boolean>`(${linkRows.expiresAt} <= now())`;

/** Neither used nor expired. */
export const linkUnused: SQL<boolean> = sql<boolean>`(${linkRows.usedAt} is null and not ${linkExpired})`;

/** Whether the link, joined to its account, still works. */
export const linkLives: SQL<boolean> = sql<boolean>`(${linkUnused} and ${concernsAccount})`;

export const linkState = sql<"valid" | "used" | "expired">`case when ${linkRows.usedAt} is not null then 'used'
  when ${linkExpired} then 'expired' else 'valid' end`;
