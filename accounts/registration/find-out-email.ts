import type { Limited } from "../../limits/limit";
import { limitFindingOut, noteTaken } from "../../limits/registrations";
import type { Actor } from "../account";
import { normaliseEmail } from "../values/email";
import { emailIsTaken } from "./email-is-taken";

/**
 * `email_taken` for listing beside a registration's other errors, null when the e-mail is free; `rate_limited` once the
 * caller has found too many taken e-mails.
 */
export async function findOutEmail(actor: Actor, email: string): Promise<boolean | Limited> {
  const { address } = actor.via;
  const limited = await limitFindingOut(address);
  if (limited) return limited;
  const taken = await emailIsTaken(email);
  if (taken) await noteTaken(address, normaliseEmail(email));
  return taken;
}
