import { eq, sql } from "drizzle-orm";
import { database } from "../../db/client";
import { accounts } from "../../db/schema";
import { limitKey } from "../../limits/key";
import { limitTries } from "../../limits/password-tries";
import { describeError, log } from "../../log";
import type { Account, Actor, Result, SignInProblem } from "../account";
import { accountColumns } from "../account-columns";
import { audit } from "../audit";
import { counted } from "../counted";
import { holderOf } from "../holder-of";
import { hasSecondFactor } from "../role-in-force";
import { normaliseEmail } from "../values/email";
import { commitSignIn, type Open, passwordVersion, usable } from "./commit-sign-in";
import { hashPassword, isOutdated, verifyPassword } from "./password";
import { tellOfGuessing } from "./tell-of-guessing";

const credentialColumns = {
  ...accountColumns,
  emailKey: accounts.emailKey,
  passwordHash: accounts.passwordHash,
  passwordUsedAt: accounts.passwordUsedAt,
  passwordVersion: passwordVersion.as("password_version"),
  mustVerifyEmail: accounts.mustVerifyEmail,
  usable: usable.as("usable"),
  asksSecondStep: hasSecondFactor.as("asks_second_step"),
};

/**
 * Signs in by e-mail and password. What `open` writes (the session) is committed with the audit entry.
 * Refuses with `wrong_credentials` (the same code after the same work for every cause); only after the right password
 * with `email_unverified` and `second_step_required`, from which `confirmSecondStep` goes on; with `rate_limited` after
 * too many wrong ones, and `overloaded`.
 */
export function authenticate<Together>(
  actor: Actor,
  credentials: { email: string; password: string },
  open: Open<Together>,
): Promise<Result<{ account: Account; together: Together }, SignInProblem>> {
  return counted("sign_ins", actor, () => attempt(actor, credentials, open));
}

async function attempt<Together>(
  ...[actor, credentials, open]: Parameters<typeof authenticate<Together>>
): ReturnType<typeof authenticate<Together>> {
  const db = database();
  const key = normaliseEmail(credentials.email);
  const [found] = await db
    .select(credentialColumns)
    .from(accounts)
    .where(eq(accounts.id, holderOf(key)));
  // Guesses at an account count together, whichever of its addresses they name.
  const whose = found?.emailKey ?? key;
  const verified = await limitTries(whose, actor.via.address, async () => {
    const verified = await verifyPassword(credentials.password, found?.passwordHash ?? null);
    return verified === true ? found?.usable === true : verified;
  });
  // An unknown e-mail may be a password typed into the wrong field, so only its hash is logged.
  const tried = found ? {} : { tried: limitKey("tried", key).toString("hex").slice(0, 12) };
  if (typeof verified !== "boolean") {
    if (verified.code === "rate_limited") {
      void tellOfGuessing(actor, whose, verified);
      const { channel, address, userAgent, requestId } = actor.via;
      log.warn({ account: found?.id, ...tried, channel, address, userAgent, requestId }, "sign-in limited");
    }
    return { ok: false, problem: verified };
  }
  if (!found || !verified) {
    await db.transaction((tx) => audit(tx, actor, "account.sign_in_refused", found?.id ?? null, tried));
    return { ok: false, problem: { code: "wrong_credentials" } };
  }
  if (found.mustVerifyEmail && !found.emailVerifiedAt) return { ok: false, problem: { code: "email_unverified" } };

  const {
    emailKey: _key,
    passwordHash,
    passwordUsedAt,
    passwordVersion,
    asksSecondStep,
    mustVerifyEmail: _,
    usable: __,
    ...account
  } = found;
  const renew = async () => {
    if (passwordHash && isOutdated(passwordHash)) await rehash(account.id, credentials.password, passwordHash);
  };
  if (asksSecondStep) {
    await db.transaction((tx) => audit(tx, actor, "account.second_step_asked", account.id));
    await renew();
    return { ok: false, problem: { code: "second_step_required", step: { accountId: account.id, passwordVersion } } };
  }
  const value = await commitSignIn(actor, { account, passwordUsedAt, passwordVersion }, open, null);
  if (!value) return { ok: false, problem: { code: "wrong_credentials" } };
  await renew();
  return { ok: true, value };
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
