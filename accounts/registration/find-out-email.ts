import type { Limited } from "../../limits/limit";
import { limitFindingOut, noteTaken } from "../../limits/taken-emails";
import type { Actor } from "../account";
import { may } from "../policy";
import { normaliseEmail } from "../values/email";
import { askerOf } from "./asker";
import { emailIsTaken } from "./email-is-taken";

/**
 * `email_taken` for listing beside a registration's other errors, null when the e-mail is free; `rate_limited` once the
 * caller has found too many taken e-mails.
 */
export async function findOutEmail(actor: Actor, email: string): Promise<boolean | Limited> {
  const asker = askerOf(actor, may(actor, "register_client"));
  const limited = await limitFindingOut(asker);
  if (limited) return limited;
  if (!(await emailIsTaken(email))) return false;
  return (await noteTaken(asker, normaliseEmail(email))) ?? true;
}
