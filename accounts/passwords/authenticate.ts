import { and, eq, sql, TransactionRollbackError } from "drizzle-orm";
import { database, type Transaction } from "../../db/client";
import { accounts } from "../../db/schema";
import { alongside, type Write } from "../../db/write";
import { limitKey } from "../../limits/key";
import { limitTries } from "../../limits/password-tries";
import { describeError, log } from "../../log";
import type { Account, Actor, Result, SignInProblem } from "../account";
import { accountColumns } from "../account-columns";
import { audit, auditEntry } from "../audit";
import { counted } from "../counted";
import { normaliseEmail } from "../values/email";
import { hashPassword, isOutdated, verifyPassword } from "./password";
import { tellOfGuessing } from "./tell-of-guessing";

/** False for a disabled or closed account, and for a generated password that expired before its first use. */
const usable = sql<boolean>`${accounts.disabledAt} is null and ${accounts.closedAt} is null
  and (${accounts.passwordUsedAt} is not null or coalesce(${accounts.passwordExpiresAt} > now(), true))`;

/** Changes with the password, but not when the same one is rehashed. */
const passwordVersion = sql<string>`${accounts.passwordSetAt}::text`;

const credentialColumns = {
  ...accountColumns,
  passwordHash: accounts.passwordHash,
  passwordUsedAt: accounts.passwordUsedAt,
  passwordVersion: passwordVersion.as("password_version"),
  mustVerifyEmail: accounts.mustVerifyEmail,
  usable: usable.as("usable"),
};

/** What a sign-in writes, and what its caller gets for it. */
export type Opening<Together> = { writes: Write[]; together: Together };

/**
 * Signs in by e-mail and password. What `open` writes (the session) is committed with the audit entry.
 * Refuses with `wrong_credentials` (the same code after the same work for every cause), `email_unverified` only after
 * the right password, `rate_limited` after too many wrong ones, and `overloaded`.
 */
export function authenticate<Together>(
  actor: Actor,
  credentials: { email: string; password: string },
  open: (tx: Transaction, account: Account) => Promise<Opening<Together>>,
): Promise<Result<{ account: Account; together: Together }, SignInProblem>> {
  return counted("sign_ins", actor, () => attempt(actor, credentials, open));
}

async function attempt<Together>(
  ...[actor, credentials, open]: Parameters<typeof authenticate<Together>>
): ReturnType<typeof authenticate<Together>> {
  const db = database();
  const key = normaliseEmail(credentials.email);
  const [found] = await db.select(credentialColumns).from(accounts).where(eq(accounts.emailKey, key));
  const verified = await limitTries(key, actor.via.address, async () => {
    const verified = await verifyPassword(credentials.password, found?.passwordHash ?? null);
    return verified === true ? found?.usable === true : verified;
  });
  // An unknown e-mail may be a password typed into the wrong field, so only its hash is logged.
  const whose = found ? {} : { tried: limitKey("tried", key).toString("hex").slice(0, 12) };
  if (typeof verified !== "boolean") {
    if (verified.code === "rate_limited") {
      void tellOfGuessing(actor, key, verified);
      const { channel, address, userAgent, requestId } = actor.via;
      log.warn({ account: found?.id, ...whose, channel, address, userAgent, requestId }, "sign-in limited");
    }
    return { ok: false, problem: verified };
  }
  if (!found || !verified) {
    await db.transaction((tx) => audit(tx, actor, "account.sign_in_refused", found?.id ?? null, whose));
    return { ok: false, problem: { code: "wrong_credentials" } };
  }
  if (found.mustVerifyEmail && !found.emailVerifiedAt) return { ok: false, problem: { code: "email_unverified" } };

  const {
    passwordHash,
    passwordUsedAt,
    passwordVersion: verifiedVersion,
    mustVerifyEmail: _,
    usable: __,
    ...account
  } = found;
  const value = await db
    .transaction(async (tx) => {
      const { writes, together } = await open(tx, account);
      // The password may have been replaced while this one was verified; then the old one must not open a session.
      const unchanged = and(eq(accounts.id, account.id), eq(passwordVersion, verifiedVersion), usable);
      const still = tx
        .$with("still")
        .as(
          passwordUsedAt
            ? tx.select({ id: accounts.id }).from(accounts).where(unchanged).for("no key update")
            : tx.update(accounts).set({ passwordUsedAt: sql`now()` }).where(unchanged).returning({ id: accounts.id }),
        );
      const entry = auditEntry(tx, actor, "account.signed_in", account.id);
      const [row] = await tx
        .with(still, ...alongside(tx, [entry, ...writes]))
        .select()
        .from(still);
      if (!row) return tx.rollback();
      return { account, together };
    })
    .catch(nullIfRolledBack);
  if (!value) return { ok: false, problem: { code: "wrong_credentials" } };
  if (passwordHash && isOutdated(passwordHash)) await rehash(account.id, credentials.password, passwordHash);
  return { ok: true, value };
}

function nullIfRolledBack(thrown: unknown): null {
  if (thrown instanceof TransactionRollbackError) return null;
  throw thrown;
}

/** Rehashes at today's cost. The sign-in has succeeded already and does not depend on this. */
async function rehash(id: number, password: string, outdated: string): Promise<void> {
  try {
    const passwordHash = await hashPassword(password);
    if (typeof passwordHash !== "string") return;
    const unchanged = sql`${accounts.id} = ${id} and ${accounts.passwordHash} = ${outdated}`;
    await database().update(accounts).set({ passwordHash }).where(unchanged);
  } catch (thrown) {
    log.warn(describeError(thrown), "a password could not be rehashed");
  }
}
