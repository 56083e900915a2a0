import { and, eq, sql } from "drizzle-orm";
import { database, type Transaction } from "../../db/client";
import { accounts, linkRows } from "../../db/schema";
import { limitFindingOut, noteTaken } from "../../limits/taken-emails";
import type { AccountActor, ChangeEmailProblem, Result, TooSoon } from "../account";
import { audit } from "../audit";
import { voidLinks } from "../links/link-rows";
import { writeRequestedMail } from "../links/write-link-mail";
import { checkPassword } from "../passwords/check-password";
import { askerOf } from "../registration/asker";
import { emailIsTaken } from "../registration/email-is-taken";
import { normaliseEmail } from "../values/email";

const PER_DAY = 5;
const DAY_SECONDS = 86_400;

/**
 * Requests another address for the caller's own account; asks for their password. Nothing changes until the link sent
 * to the new address is used; an earlier request becomes void.
 * Refuses with `wrong_password`, `email_unchanged`, `email_taken`, `too_soon`, `rate_limited` and `overloaded`.
 */
export async function requestEmailChange(
  actor: AccountActor,
  { email, password }: { email: string; password: string },
): Promise<Result<null, ChangeEmailProblem>> {
  const problem = await checkPassword(actor, password);
  if (problem) return { ok: false, problem };
  const limited = await limitFindingOut(askerOf(actor));
  if (limited) return { ok: false, problem: limited };
  const asked = await database().transaction(async (tx): Promise<Result<null, ChangeEmailProblem>> => {
    const own = await tx
      .select({ key: accounts.emailKey })
      .from(accounts)
      .where(eq(accounts.id, actor.id))
      .for("update");
    if (own[0]?.key === normaliseEmail(email)) return { ok: false, problem: { code: "email_unchanged" } };
    if (await emailIsTaken(email, tx)) return { ok: false, problem: { code: "email_taken" } };
    const problem = (await tooMany(tx, actor.id)) ?? (await requestMail(tx, actor.id, email));
    if (problem) return { ok: false, problem };
    await audit(tx, actor, "account.email_change_requested", actor.id);
    return { ok: true, value: null };
  });
  const told = !asked.ok && asked.problem.code === "email_taken";
  const limitedNow = told ? await noteTaken(askerOf(actor), normaliseEmail(email)) : null;
  return limitedNow ? { ok: false, problem: limitedNow } : asked;
}

async function requestMail(tx: Transaction, id: number, email: string): Promise<TooSoon | null> {
  await voidLinks(tx, id, "change_email");
  return writeRequestedMail(tx, { id, email }, "change_email");
}

/** Bounds the mails an account can have sent to other people's addresses per day. */
async function tooMany(tx: Transaction, id: number): Promise<TooSoon | null> {
  const today = sql`${linkRows.createdAt} > now() - make_interval(secs => ${DAY_SECONDS})`;
  const asked = and(eq(linkRows.accountId, id), eq(linkRows.purpose, "change_email"), today);
  const count = await tx.$count(linkRows, asked);
  return count < PER_DAY ? null : { code: "too_soon", retryAfterSeconds: DAY_SECONDS };
}
