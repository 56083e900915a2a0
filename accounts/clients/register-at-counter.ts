import type { AccountActor, CounterProblem, RegisterCommand, Registered, Result } from "../account";
import { audit } from "../audit";
import { keepApart } from "../duplicates/keep-apart";
import { registerAccount } from "../registration/register-account";
import { sureMatches } from "./sure-matches";

type Decided = {
  /** The accounts of which the employee said that they belong to other people. */
  apart: number[];
  /** Why another account is registered although one is surely the same person's. */
  reason: string | null;
};

const MOST_APART = 20;

/**
 * Registers a client at the counter, as `registerAccount` does. Where an account is surely the same person's already, it
 * asks for a reason, which the audit keeps; whom the employee told apart is remembered with the new account.
 * Refuses with `duplicate_suspected` besides.
 */
export async function registerAtCounter(
  actor: AccountActor,
  command: RegisterCommand,
  { apart, reason }: Decided,
): Promise<Result<Registered, CounterProblem>> {
  const sure = await sureMatches(actor, command);
  if (sure.length > 0 && reason === null) return { ok: false, problem: { code: "duplicate_suspected" } };
  return registerAccount(actor, command, async (tx, { account }) => {
    const others = await keepApart(tx, actor, account.id, apart.slice(0, MOST_APART), reason);
    if (others.length > 0) await audit(tx, actor, "clients.told_apart", account.id, { others: others.join(" ") });
    if (sure.length > 0)
      await audit(tx, actor, "client.registered_beside", account.id, { others: sure.join(" "), reason });
  });
}
