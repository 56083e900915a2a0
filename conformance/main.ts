import { spawnSync } from "node:child_process";
import { readOptions, usage } from "./options.ts";
import { asJson, counts, heading, row, summary } from "./report.ts";
import { clauses, examine } from "./run.ts";
import { Target } from "./target.ts";

/** `npm run conformance -- --url …`: checks any server against the five documents. */
export async function main(args: string[]): Promise<void> {
  // EPIPE: the reader (such as `head`) closed the pipe.
  process.stdout.once("error", () => process.exit(2));
  process.exitCode = await conformance(args, console.log, process.stdout.isTTY ?? false, console.error);
}

type Say = (text: string) => void;

/**
 * Prints findings through `say`, and through `complain` why nothing could be examined. Returns the exit code: 0 kept,
 * 1 broken, 2 not examined.
 */
export async function conformance(args: string[], say: Say, colours: boolean, complain = say): Promise<0 | 1 | 2> {
  let options: ReturnType<typeof readOptions>;
  try {
    options = readOptions(args);
  } catch (error) {
    complain(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    return 2;
  }
  if (options === "help") {
    say(usage);
    return 0;
  }
  const { cleanup, contracts, json, url } = options;
  const target = new Target(options);
  const unreachable = await target.unreachable();
  if (unreachable) {
    complain(`No hay respuesta en ${url}: ${unreachable}`);
    return 2;
  }
  const results = [];
  for (const contract of contracts) {
    if (!json) say(heading(contract));
    const ofContract = clauses.filter((clause) => clause.contract === contract);
    const examined = ofContract.sort((one, other) => one.line - other.line);
    results.push(...(await examine(target, examined, (result, before) => json || say(row(result, colours, before)))));
  }
  const cleaned = cleanup !== undefined && target.accounts.length > 0 && cleanUp(cleanup, target.accounts);
  say(json ? asJson(url, results, target.accounts, cleaned) : summary(results, target.accounts, cleaned));
  const { broken, kept } = counts(results);
  return broken > 0 ? 1 : kept > 0 ? 0 : 2;
}

/** Passes the registered e-mails to the operator's cleanup command; true when it exits with 0. */
function cleanUp(command: string, accounts: readonly string[]): boolean {
  const stdio = ["pipe", "ignore", "inherit"] as const;
  return spawnSync(command, { shell: true, input: `${accounts.join("\n")}\n`, stdio: [...stdio] }).status === 0;
}
