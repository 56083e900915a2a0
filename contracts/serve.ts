import { knownProgram } from "../accounts/access/known-device";
import type { Actor, RefreshProblem, RegisterCommand, RegisterProblem, SignInProblem } from "../accounts/account";
import { branchExists } from "../accounts/branches/branches";
import * as field from "../accounts/fields";
import { authenticate } from "../accounts/passwords/authenticate";
import { may } from "../accounts/policy";
import { findOutEmail } from "../accounts/registration/find-out-email";
import { registerAccount } from "../accounts/registration/register-account";
import { bearerActor } from "../auth/bearer-actor";
import { newSession, openSession } from "../auth/open-session";
import { refreshSession } from "../auth/refresh-session";
import type { Contract, RefreshContract, Reply, SignInContract } from "./contract";
import { endpoint, type Handlers } from "./endpoint";

/** The route handlers for one or more registration contracts on a URL; `shares` tells them apart. */
export function serve(...contracts: [Contract, ...Contract[]]): Handlers {
  return endpoint<Contract, RegisterCommand, RegisterProblem>({
    choose: (request, body) => chooseContract(contracts, request, body),
    admit: async (contract, request, via) => {
      const actor = await bearerActor(request.headers.get("authorization"), via);
      if (contract.callers === "anyone") return actor;
      if (actor.kind === "anonymous") return { code: "unauthenticated" };
      return may(actor, "register_client") ? actor : { code: "forbidden" };
    },
    besides: factsBesides,
    once: true,
    run: async (contract, actor, command, claim) => {
      const { grant } = contract;
      const registered = await registerAccount(actor, command, async (tx, registered) => {
        const tokens = grant ? await openSession(tx, registered.account, actor.via, grant) : null;
        const reply = contract.created({ ...registered, tokens });
        await claim?.keep(tx, reply);
        return reply;
      });
      return registered.ok ? (registered.value.together as Reply) : registered.problem;
    },
  });
}

export function serveSignIn(contract: SignInContract): Handlers {
  return endpoint<SignInContract, { email: string; password: string }, SignInProblem>({
    choose: () => contract,
    admit: async (_, __, via): Promise<Actor> => ({ kind: "anonymous", via }),
    run: async (_, actor, credentials) => {
      const signedIn = await authenticate(actor, credentials, async (tx, account) => {
        const { writes, together } = await newSession(tx, account, actor.via, contract.grant);
        return { writes: [...writes, ...knownProgram(account, actor.via)], together };
      });
      if (!signedIn.ok) return signedIn.problem;
      return contract.signedIn({ account: signedIn.value.account, tokens: signedIn.value.together });
    },
  });
}

export function serveRefresh(contract: RefreshContract): Handlers {
  return endpoint<RefreshContract, { refresh: string }, RefreshProblem>({
    choose: () => contract,
    admit: async (_, __, via): Promise<Actor> => ({ kind: "anonymous", via }),
    run: async (_, actor, { refresh }) => {
      const refreshed = await refreshSession(actor, refresh, contract.grant);
      return refreshed.ok ? contract.refreshed(refreshed.value) : refreshed.problem;
    },
  });
}

/** The contract that alone has fields of this body; otherwise the default for this side of the trailing slash. */
function chooseContract(
  contracts: [Contract, ...Contract[]],
  request: Request,
  body?: Record<string, unknown>,
): Contract {
  const recognised = contracts.filter(({ shares }) => body && shares?.fields.some((name) => Object.hasOwn(body, name)));
  if (recognised.length === 1 && recognised[0]) return recognised[0];
  const slash = new URL(request.url).pathname.endsWith("/");
  return contracts.find(({ shares }) => shares?.trailingSlash === slash) ?? contracts[0];
}

/** A taken e-mail and an unknown branch are listed beside the other errors. */
async function factsBesides(
  contract: Contract,
  actor: Actor,
  body: Record<string, unknown>,
): Promise<RegisterProblem[]> {
  const { email, branchId } = contract.besides?.(body) ?? {};
  const besides: RegisterProblem[] = [];
  const address = field.email.safeParse(email);
  const taken = address.success && (await findOutEmail(actor, address.data));
  if (taken) besides.push(taken === true ? { code: "email_taken" } : taken);
  if (typeof branchId === "number" && !(await branchExists(branchId)))
    besides.push({ code: "branch_unknown", branchId });
  return besides;
}
