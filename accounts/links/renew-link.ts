import { database } from "../../db/client";
import type { Limited } from "../../limits/limit";
import { limitMails } from "../../limits/mails";
import type { Actor, LinkProblem, Result, TooSoon } from "../account";
import { audit } from "../audit";
import { findLink } from "./find-link";
import { writeRequestedMail } from "./write-link-mail";

/**
 * Sends a fresh link to the address of an expired or used one: the holder of the old mail reads that address.
 * Refuses with `link_unknown`, `too_soon` and `rate_limited`.
 */
export async function renewLink(
  actor: Actor,
  token: string,
  purpose: "verify_email" | "reset_password" | "activate_account",
): Promise<Result<{ email: string }, LinkProblem | TooSoon | Limited>> {
  const limited = await limitMails(actor.via.address);
  if (limited) return { ok: false, problem: limited };
  return database().transaction(async (tx): Promise<Result<{ email: string }, LinkProblem | TooSoon>> => {
    const link = await findLink(token, purpose, tx);
    if (!link) return { ok: false, problem: { code: "link_unknown" } };
    const { account } = link;
    if (purpose === "verify_email" && account.emailVerifiedAt) return { ok: true, value: { email: link.email } };
    const problem = await writeRequestedMail(tx, account, purpose);
    if (!problem) await audit(tx, actor, "account.link_renewed", account.id, { purpose });
    return problem ? { ok: false, problem } : { ok: true, value: { email: link.email } };
  });
}
