import { type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { accounts } from "../db/schema";

const own = alias(accounts, "own");

/**
 * The id of the account that an address opens, for a condition: the one that has it, or the one that this was merged
 * into. `emailKey` is a normalised address. Every way into an account by its address asks this.
 */
export const holderOf = (emailKey: string): SQL<number> =>
  sql<number>`(select coalesce(${own.mergedInto}, ${own.id}) from ${accounts} as "own" where ${own.emailKey} = ${emailKey})`;

/** The ids of an account and of those that were merged into it. */
export const idsOf = (id: number): SQL =>
  sql`(select ${own.id} from ${accounts} as "own" where ${own.id} = ${id} or ${own.mergedInto} = ${id})`;
