import { type SQL, sql } from "drizzle-orm";
import { accounts } from "../../db/schema";

/** The state of an account's password. */
export type PasswordState =
  /** None yet: the account owner chooses one with a mail's link. */
  | "none"
  /** Generated, and not used so far. */
  | "delivered"
  /** Generated, used, and not yet replaced by the account owner. */
  | "used"
  /** Chosen by the account owner. */
  | "changed"
  /** Generated, and expired before its first use. */
  | "expired";

export const passwordState = sql<PasswordState>`case
  when ${accounts.passwordHash} is null then 'none'
  when not ${accounts.passwordGenerated} then 'changed'
  when ${accounts.passwordUsedAt} is not null then 'used'
  when ${accounts.passwordExpiresAt} <= now() then 'expired'
  else 'delivered' end`;

/** The conditions that both the list's filters and the panel's figures use. */
export const CLIENT_STATES = ["active", "disabled", "unverified", "unused", "expiring", "expired"] as const;

export type ClientState = (typeof CLIENT_STATES)[number];

const enabled = sql`${accounts.disabledAt} is null`;
const untouched = sql`${accounts.passwordGenerated} and ${accounts.passwordUsedAt} is null`;

export const stateConditions: Record<ClientState, SQL> = {
  active: enabled,
  disabled: sql`${accounts.disabledAt} is not null`,
  unverified: sql`${enabled} and ${accounts.emailVerifiedAt} is null`,
  unused: sql`${enabled} and ${accounts.registeredBy} is not null and ${accounts.passwordUsedAt} is null`,
  expiring: sql`${enabled} and ${untouched} and ${accounts.passwordExpiresAt} > now()
    and ${accounts.passwordExpiresAt} <= now() + interval '2 days'`,
  expired: sql`${enabled} and ${untouched} and ${accounts.passwordExpiresAt} <= now()`,
};
