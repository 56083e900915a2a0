import { sql } from "drizzle-orm";
import { accounts } from "../db/schema";

/** A client with a password from the counter or none, who has neither signed in nor confirmed the address. */
const untouched = sql`(${accounts.role} = 'client' and ${accounts.passwordUsedAt} is null
  and ${accounts.emailVerifiedAt} is null and (${accounts.passwordGenerated} or ${accounts.passwordHash} is null))`;

/** Whether the account's owner has been there: false only for a client as the counter registered them. */
export const used = sql<boolean>`(not ${untouched})`;
