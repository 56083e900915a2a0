import type { Account, RegisterCommand } from "../../accounts/account";
import { fieldIssues } from "../../accounts/fields";
import type { Refusals, Reply } from "../contract";
import type { Origin, Sample } from "../description";
import type { Published } from "../published";
import { sampleAccount, samplePassword, sampleTokens } from "./sample-account";

/** One example of an answer, rendered by the contract's own functions. */
export type Answer = { name: string; summary: string; origin: Origin; request: Sample["request"]; reply: Reply };

/** Every example answer of an operation. */
export function answersOf(operation: Published): Answer[] {
  const { done, refused } = operation.description;
  const refusals = Object.entries(refused).flatMap(([code, samples]) =>
    samples === "never"
      ? []
      : Object.entries(samples).map(([name, sample]) => answer(name, sample, refusal(operation, code, sample))),
  );
  const successes = Object.entries(done).map(([name, sample]) =>
    answer(name, sample, success(operation, sample.request.body ?? {})),
  );
  return [...successes, ...refusals];
}

function answer(name: string, { summary, origin = "alta", request }: Sample, reply: Reply): Answer {
  // Through JSON, which drops undefined members.
  return { name, summary, origin, request, reply: { ...reply, body: JSON.parse(JSON.stringify(reply.body)) } };
}

function success(operation: Published, body: Record<string, unknown>): Reply {
  if ("accepted" in operation) return operation.accepted();
  if ("shown" in operation) return operation.shown(sampleAccount());
  if ("refreshed" in operation) return operation.refreshed(sampleTokens(operation, sampleAccount()));
  if ("signedIn" in operation) {
    const account = sampleAccount();
    return operation.signedIn({ account, tokens: sampleTokens(operation, account) });
  }
  const command = operation.request.parse(body);
  const account = sampleAccount(command);
  return operation.created({
    account,
    generatedPassword: command.password.kind === "generated" ? samplePassword : null,
    requestedRole: requestedRole(command, account),
    tokens: operation.grant ? sampleTokens({ ...operation, grant: operation.grant }, account) : null,
  });
}

function requestedRole({ role }: RegisterCommand, account: Account) {
  return role.wanted === account.role ? null : role.wanted;
}

type RefusalSample = Sample & { problem?: object; besides?: unknown[] };

function refusal(operation: Published, code: string, { request, problem, besides = [] }: RefusalSample): Reply {
  const render = (operation.refused as unknown as Refusals<{ code: string }>)[code] as (problem: object) => Reply;
  if (code !== "invalid") return render({ code, ...problem });
  const { error } = operation.request.safeParse(request?.body);
  if (!error) throw new Error(`${operation.description.id}: an example of invalid data is valid`);
  return render({ code, issues: fieldIssues(error), besides });
}
