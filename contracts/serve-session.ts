import type { Account, Actor, RefreshProblem, Result } from "../accounts/account";
import { ownAccount } from "../accounts/profile/own-account";
import { bearerActor } from "../auth/bearer-actor";
import { endTokenSession, verifyToken } from "../auth/token-session";
import type { AccountContract, TokenContract } from "./contract";
import { endpoint, type Handlers } from "./endpoint";

type Use = (actor: Actor, token: string) => Promise<Result<null, RefreshProblem>>;

function serveToken(contract: TokenContract, use: Use): Handlers {
  return endpoint<TokenContract, { token: string }, RefreshProblem>({
    choose: () => contract,
    admit: async (_, __, via): Promise<Actor> => ({ kind: "anonymous", via }),
    run: async (_, actor, { token }) => {
      const used = await use(actor, token);
      return used.ok ? contract.accepted() : used.problem;
    },
  });
}

/** Answers whether a token is good. */
export const serveVerify = (contract: TokenContract): Handlers =>
  serveToken(contract, (_, token) => verifyToken(token));

/** Ends the session of a refresh token. */
export const serveLogout = (contract: TokenContract): Handlers => serveToken(contract, endTokenSession);

/** Answers a GET with the caller's own account. */
export function serveAccount(contract: AccountContract): Handlers {
  return endpoint<AccountContract, unknown, never>({
    reads: true,
    choose: () => contract,
    admit: async (_, request, via) => {
      const actor = await bearerActor(request.headers.get("authorization"), via);
      return actor.kind === "anonymous" ? { code: "unauthenticated" } : actor;
    },
    run: async (_, actor) => contract.shown(await accountOf(actor)),
  });
}

async function accountOf(actor: Actor): Promise<Account> {
  if (actor.kind !== "account") throw new Error("Only accounts are admitted.");
  return ownAccount(actor);
}
