import { removeFactorByEmail } from "../../accounts/second-factor/remove-factor";
import { staffCommandMessages as messages } from "../../messages/commands";
import { Refusal } from "../process/refusal.ts";
import type { AdminCommand } from "./admin.ts";
import { asOperator } from "./as-operator.ts";

/** The way out for the only administrator who has lost their phone, beside a running installation or without one. */
export const removeSecondFactorCommand: AdminCommand = {
  help: messages.removeFactor,
  async run([email, ...more]) {
    if (!email || more.length > 0) throw new Refusal(messages.writeEmail("remove-second-factor"));
    const removed = await asOperator((operator) => removeFactorByEmail(operator, email));
    if (!removed.ok) throw new Refusal(messages.noFactor(email));
    console.log(messages.factorRemoved(email));
    return 0;
  },
};
