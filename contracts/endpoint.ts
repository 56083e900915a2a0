import { randomUUID } from "node:crypto";
import type { Actor, Problem, Via } from "../accounts/account";
import { fieldIssues } from "../accounts/fields";
import { viaOf } from "../auth/via";
import type { Claim } from "../limits/idempotency";
import { type Limited, limitHeaders } from "../limits/limit";
import { describeError, log } from "../log";
import { currentRequest } from "../runtime/current-request.mjs";
import { count } from "../runtime/measure.mjs";
import { busyness } from "../runtime/too-busy";
import type { Operation, Refusals, Reply } from "./contract";
import { corsHeaders } from "./cors";
import { once } from "./once";
import { readBody } from "./read-body";
import type { WireProblem } from "./wire-problem";

type JsonObject = Record<string, unknown>;
type Handler = (request: Request) => Promise<Response>;
export type Handlers = Record<"GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS", Handler>;

/** What differs between registering, signing in and refreshing; the rest of `endpoint` is shared. */
export type Conduct<Op, Command, Refusal extends Problem> = {
  /** Picks the operation of this URL that answers; called again once the body is read. */
  choose: (request: Request, body?: JsonObject) => Op;
  /** Authenticates the caller, or refuses, before the body is read. */
  admit: (operation: Op, request: Request, via: Via) => Promise<Actor | WireProblem>;
  /** The core's refusals of an invalid body, to be listed beside the schema's. */
  besides?: (
    operation: Op,
    actor: Actor,
    body: JsonObject,
  ) => Promise<Extract<WireProblem, { code: "invalid" }>["besides"]>;
  /** Whether an `Idempotency-Key` is honoured; then `run` stores its answer under the claim it is given. */
  once?: true;
  run: (operation: Op, actor: Actor, command: Command, claim: Claim | null) => Promise<Reply | Refusal>;
};

/** The route handlers of one URL, with what all contracts share: CORS, methods, body limits, 500s. */
export function endpoint<Op extends Operation<Command, Refusal>, Command, Refusal extends Problem>(
  conduct: Conduct<Op, Command, Refusal>,
): Handlers {
  async function post(request: Request, via: Via): Promise<Reply> {
    let operation = noted(conduct.choose(request));
    // The cast is safe: the Refusals type has an entry for each code.
    const refuse = (problem: Refusal | WireProblem): Reply => {
      const refusals = operation.refused as unknown as Refusals<{ code: string }>;
      const reply = (refusals[problem.code] as (problem: Refusal | WireProblem) => Reply)(problem);
      if (problem.code !== "rate_limited") return reply;
      return { ...reply, headers: { ...reply.headers, ...limitHeaders(problem as Limited) } };
    };
    try {
      const actor = await conduct.admit(operation, request, via);
      if ("code" in actor) return refuse(actor);
      const body = await readBody(request);
      if (!body.ok) return refuse(body.problem);
      if (!isObject(body.value)) return refuse({ code: "not_an_object", received: body.value });
      operation = noted(conduct.choose(request, body.value));
      const called = { actor: { ...actor, via: { ...via, channel: operation.name } }, body: body.value };
      const outcome = conduct.once
        ? await once(request, { ...called, contract: operation.name }, (claim) => carryOut(operation, called, claim))
        : await carryOut(operation, called, null);
      return "code" in outcome ? refuse(outcome) : outcome;
    } catch (thrown) {
      const busy = busyness(thrown);
      const about = { ...describeError(thrown), requestId: via.requestId, contract: operation.name };
      log[busy ? "warn" : "error"](about, "request failed");
      if (busy) return refuse({ code: "overloaded", retryAfterSeconds: busy.retryAfterSeconds });
      return refuse({ code: "failed" });
    }
  }

  async function carryOut(
    operation: Op,
    { actor, body }: { actor: Actor; body: JsonObject },
    claim: Claim | null,
  ): Promise<Reply | Refusal | WireProblem> {
    const parsed = operation.request.safeParse(body);
    if (parsed.success) return conduct.run(operation, actor, parsed.data, claim);
    if (conduct.once) count("sign_ups", { contract: operation.name, outcome: "invalid" });
    const besides = (await conduct.besides?.(operation, actor, body)) ?? [];
    const limited = besides.find(({ code }) => code === "rate_limited");
    return (limited as Limited) ?? { code: "invalid", issues: fieldIssues(parsed.error), besides };
  }

  const handle: Handler = async (request) => {
    const requestId = currentRequest()?.id ?? randomUUID();
    const headers = { "Cache-Control": "no-store", ...corsHeaders(request) };
    if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { ...headers, ...ALLOW } });
    const { name, refused } = conduct.choose(request);
    const via = viaOf(request.headers, name, requestId);
    if (request.method === "POST") return respond(await post(request, via), headers);
    // Next has no handler for other methods; our server sends the original name in a header.
    const method = request.headers.get("x-alta-method") ?? request.method;
    const notAllowed = (refused as Refusals<WireProblem>).method_not_allowed({ code: "method_not_allowed", method });
    return respond(notAllowed, { ...headers, ...ALLOW });
  };
  return { GET: handle, POST: handle, PUT: handle, PATCH: handle, DELETE: handle, OPTIONS: handle };
}

/** The access log names the contract. */
function noted<Op extends { name: string }>(operation: Op): Op {
  const facts = currentRequest();
  if (facts) facts.contract = operation.name;
  return operation;
}

const ALLOW = { Allow: "POST, OPTIONS" };

function respond(reply: Reply, headers: Record<string, string>): Response {
  // Without the charset, Dart reads latin-1.
  const contentType = { "Content-Type": "application/json; charset=utf-8" };
  return new Response(JSON.stringify(reply.body), {
    status: reply.status,
    headers: { ...headers, ...contentType, ...reply.headers },
  });
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
