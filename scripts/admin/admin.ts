import { Refusal } from "../process/refusal.ts";
import { createCommand } from "./create.ts";
import { listCommand } from "./list.ts";
import { removeSecondFactorCommand } from "./remove-second-factor.ts";
import { resetPasswordCommand } from "./reset-password.ts";
import { disableCommand, enableCommand } from "./switch.ts";
import { verifyAuditCommand } from "./verify-audit.ts";

/** What `npm run admin` can do. `run` returns the exit code: 0 when all is well. */
export type AdminCommand = { help: string; run(args: string[]): Promise<number> };

const commands: Record<string, AdminCommand> = {
  list: listCommand,
  create: createCommand,
  disable: disableCommand,
  enable: enableCommand,
  "remove-second-factor": removeSecondFactorCommand,
  "reset-password": resetPasswordCommand,
  "verify-audit": verifyAuditCommand,
};

const usage = () => {
  const lines = Object.entries(commands).map(([name, { help }]) => `  npm run admin -- ${name.padEnd(20)} ${help}`);
  return `Órdenes para quien administra esta instalación, también mientras está en marcha:\n\n${lines.join("\n")}`;
};

/** `npm run admin -- <command>`: what an operator does from the machine itself. */
export async function main([name, ...args]: string[]) {
  if (name === undefined || name === "--help") return console.log(usage());
  const command = commands[name];
  if (!command) throw new Refusal(`No conozco la orden «${name}».\n\n${usage()}`);
  if (args.includes("--help")) return console.log(`npm run admin -- ${name}: ${command.help}`);
  process.exitCode = await command.run(args);
}
