import { createInterface } from "node:readline/promises";
import { type Branch, listBranches } from "../../accounts/branches/list-branches";
import * as field from "../../accounts/fields";
import { emailIsTaken } from "../../accounts/registration/email-is-taken";
import { registerAccount } from "../../accounts/registration/register-account";
import { registerCommand } from "../../accounts/registration/register-command";
import { staffCommandMessages as messages } from "../../messages/commands";
import { Refusal } from "../process/refusal.ts";
import type { AdminCommand } from "./admin.ts";
import { asOperator } from "./as-operator.ts";

type Answers = { email: string; givenNames: string; admin: boolean; branch: string | undefined };

/**
 * Registers a member of the staff with a generated password, printed once: none is ever typed on a command line, which
 * other users of the machine can read. Asks for what was not given, where there is a terminal.
 */
export const createCommand: AdminCommand = {
  help: messages.create,
  run: (args) =>
    asOperator(async (operator) => {
      const open = await listBranches();
      const { email, givenNames, admin, branch } = args.length > 0 ? given(args) : await ask(open);
      const address = field.email.safeParse(email);
      const name = field.givenNames.safeParse(givenNames);
      const chosen = branch === undefined ? open[0] : open.find(({ id }) => String(id) === branch.trim());
      if (!address.success) throw new Refusal(messages.wrong.email);
      if (!name.success) throw new Refusal(messages.wrong.givenNames);
      if (!admin && !chosen) throw new Refusal(messages.wrong.branch);
      if (await emailIsTaken(address.data)) throw new Refusal(messages.taken(address.data));
      const registered = await registerAccount(
        operator,
        registerCommand({
          email: address.data,
          givenNames: name.data,
          password: { kind: "generated" },
          role: { wanted: admin ? "admin" : "employee", otherwise: "refuse" },
          branchId: admin ? null : (chosen?.id ?? null),
        }),
      );
      if (!registered.ok) throw new Error(`The account was refused: ${registered.problem.code}`);
      console.log(messages.created(address.data));
      console.log(messages.password(registered.value.generatedPassword ?? ""));
      console.log(messages.passwordNote);
      return 0;
    }),
};

function given(args: string[]): Answers {
  const [email = "", ...names] = args.filter((arg) => !arg.startsWith("--"));
  const branch = args.find((arg) => arg.startsWith("--sucursal="))?.slice("--sucursal=".length);
  return { email, givenNames: names.join(" "), admin: args.includes("--admin"), branch };
}

async function ask(open: Branch[]): Promise<Answers> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const email = await terminal.question(messages.askEmail);
    const givenNames = await terminal.question(messages.askName);
    const admin = /^s/i.test((await terminal.question(messages.askAdmin)).trim());
    const branches = open.map(({ id, name }) => `${id} = ${name}`).join(", ");
    const branch = admin || open.length < 2 ? undefined : await terminal.question(messages.askBranch(branches));
    return { email, givenNames, admin, branch };
  } finally {
    terminal.close();
  }
}
