import { type SQL, sql } from "drizzle-orm";
import { accounts } from "../../db/schema";

/** What has become of an account's password. */
export type PasswordState =
  /** None yet: a link by mail is to bring it. */
  | "none"
  /** Handed over at the counter and not used so far. */
  | "delivered"
  /** Handed over, used once, not yet replaced by the person's own. */
  | "used"
  /** The person's own. */
  | "changed"
  /** Handed over, never used, and of no use any more. */
  | "expired";

export const passwordState = sql<PasswordState>`case
  when ${accounts.passwordHash} is null then 'none'
  when not ${accounts.passwordGenerated} then 'changed'
  when ${accounts.passwordUsedAt} is not null then 'used'
  when ${accounts.passwordExpiresAt} <= now() then 'expired'
  else 'delivered' end`;

/** What clients can be filtered by, and what the panel's figures count: one condition for both. */
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
