import { switchAccount } from "../../accounts/access/switch-account";
import { staffCommandMessages as messages } from "../../messages/commands";
import { Refusal } from "../process/refusal.ts";
import type { AdminCommand } from "./admin.ts";
import { asOperator } from "./as-operator.ts";

function command(name: "disable" | "enable"): AdminCommand {
  return {
    help: messages[name],
    async run([email, ...more]) {
      if (!email || more.length > 0) throw new Refusal(messages.writeEmail(name));
      const to = name === "disable" ? "off" : "on";
      const switched = await asOperator((operator) => switchAccount(operator, email, to));
      if (!switched.ok)
        throw new Refusal(switched.problem.code === "last_admin" ? messages.lastAdmin : messages.unknown(email));
      if (!switched.value) console.log(messages.unchanged(email));
      else console.log(to === "off" ? messages.disabled(email) : messages.enabled(email));
      return 0;
    },
  };
}

export const disableCommand = command("disable");
export const enableCommand = command("enable");
