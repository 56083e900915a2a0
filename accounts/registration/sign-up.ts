import type { Transaction } from "../../db/client";
import { send, type Write } from "../../db/write";
import type { Account, Actor, RegisterCommand, Registered, RegisterProblem, Result } from "../account";
import { consentRows, isSuperseded } from "../legal/consent-rows";
import { currentTexts, rereadTexts } from "../legal/current-texts";
import { isOptional } from "../legal/text-kinds";
import type { TextSuperseded } from "../problems/text-superseded";
import { registerAccount } from "./register-account";

type Opening<Together> = { writes: Write[]; together: Together };

/**
 * Registers an account whose owner is here and agrees to `agreed`, the texts' ids: consent is committed with the account
 * and what `opening` writes, in one statement more. Refuses as `registerAccount` does, and with `text_superseded` when a
 * text that is needed was not among them, or has been superseded since it was shown.
 */
export async function signUp<Together>(
  actor: Actor,
  command: RegisterCommand,
  agreed: readonly number[],
  opening: (tx: Transaction, account: Account) => Promise<Opening<Together>>,
): Promise<Result<Registered & { together: Together | undefined }, RegisterProblem | TextSuperseded>> {
  const superseded = { ok: false as const, problem: { code: "text_superseded" as const } };
  const asked = (await currentTexts()).filter(({ kind }) => !isOptional(kind));
  if (!asked.every(({ id }) => agreed.includes(id))) return superseded;
  try {
    return await registerAccount(actor, command, async (tx, { account }) => {
      const { writes, together } = await opening(tx, account);
      await send(tx, ...consentRows(tx, account.id, actor.via, agreed), ...writes);
      return together;
    });
  } catch (thrown) {
    if (!isSuperseded(thrown)) throw thrown;
    await rereadTexts();
    return superseded;
  }
}
