import type { Limited } from "../../limits/limit";
import { limitFindingOut, noteTaken } from "../../limits/registrations";
import type { Actor } from "../account";
import { normaliseEmail } from "../values/email";
import { emailIsTaken } from "./email-is-taken";

/**
 * Tells a caller whether an e-mail is taken, beside what else is wrong with their registration; refuses with
 * `rate_limited` once they have found out too many.
 */
export async function findOutEmail(actor: Actor, email: string): Promise<boolean | Limited> {
  const { address } = actor.via;
  const limited = await limitFindingOut(address);
  if (limited) return limited;
  const taken = await emailIsTaken(email);
  if (taken) await noteTaken(address, normaliseEmail(email));
  return taken;
}
