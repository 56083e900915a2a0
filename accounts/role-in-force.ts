import { type SQL, sql } from "drizzle-orm";
import { accounts } from "../db/schema";
import { env } from "../env";
import type { Role } from "./account";

/** Whether the account's row asks for a second step at sign-in. */
export const hasSecondFactor: SQL<boolean> = sql<boolean>`(${accounts.secondFactorAt} is not null)`;

/**
 * The role that counts now: where the setting asks staff for a second factor, they act as clients until they have one.
 */
export const roleInForce: SQL<Role> =
  env.STAFF_SECOND_FACTOR === "required"
    ? sql<Role>`case when ${hasSecondFactor} then ${accounts.role} else 'client' end`
    : sql<Role>`${accounts.role}`;
