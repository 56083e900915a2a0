import type { Asker } from "../../limits/taken-emails";
import type { Actor } from "../account";

/** The caller as the budget for finding out taken e-mails counts them. */
export const askerOf = (actor: Actor, atWork = false): Asker => ({
  address: actor.via.address,
  accountId: actor.kind === "account" ? actor.id : null,
  atWork,
});
