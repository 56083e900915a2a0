import { randomUUID } from "node:crypto";
import type { Actor, Problem, Via } from "../accounts/account";
import { fieldIssues } from "../accounts/fields";
import { anyMove } from "../accounts/moving/legacy-state";
import { viaOf } from "../auth/via";
import { isUnanswered } from "../db/driver/outcome";
import type { Claim } from "../limits/idempotency";
import { type Limited, limitHeaders } from "../limits/limit";
import { describeError, log } from "../log";
import { currentRequest } from "../runtime/current-request.mjs";
import { count } from "../runtime/measure.mjs";
import { busyness } from "../runtime/too-busy";
import type { Operation, Refusals, Reply } from "./contract";
import { corsHeaders } from "./cors";
import { deprecationHeaders, isGone } from "./deprecation";
import { headersToAnswer } from "./legacy/headers";
import { type Door, type Given, inFront } from "./legacy/in-front";
import type { Movable } from "./legacy/movable";
import type { Answered } from "./legacy/relay";
import { once } from "./once";
import { readBody } from "./read-body";
import type { WireProblem } from "./wire-problem";

/** A fail-over is over by then. */
const DOUBT_SECONDS = 5;

type JsonObject = Record<string, unknown>;
type Answer = { reply: Reply; code: string | null; operation: Movable };
type Handler = (request: Request) => Promise<Response>;
export type Handlers = Record<"GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS", Handler>;

/** What differs between registering, signing in and refreshing; the rest of `endpoint` is shared. */
export type Conduct<Op, Command, Refusal extends Problem> = {
  /** Answers GET instead of POST, without a body. */
  reads?: true;
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
  const ALLOW = { Allow: conduct.reads ? "GET, HEAD, OPTIONS" : "POST, OPTIONS" };
  // Next has no handler for other methods; our server sends the original name in a header.
  const methodOf = (request: Request) => request.headers.get("x-alta-method") ?? request.method;
  const isAsked = (method: string) => (conduct.reads ? /^(GET|HEAD)$/.test(method) : method === "POST");

  async function post(request: Request, via: Via): Promise<Answer> {
    let operation = noted(conduct.choose(request));
    const path = new URL(request.url).pathname;
    const refuse = (problem: Refusal | WireProblem): Answer => ({
      reply: render(operation, problem),
      code: problem.code,
      operation,
    });
    try {
      if (isGone(operation.name, path)) return refuse({ code: "gone" });
      const actor = await conduct.admit(operation, request, via);
      if ("code" in actor) return refuse(actor);
      const body = conduct.reads ? ({ ok: true, value: {} } as const) : await readBody(request);
      if (!body.ok) return refuse(body.problem);
      if (!isObject(body.value)) return refuse({ code: "not_an_object", received: body.value });
      operation = noted(conduct.choose(request, body.value));
      if (isGone(operation.name, path)) return refuse({ code: "gone" });
      const called = { actor: { ...actor, via: { ...via, channel: operation.name } }, body: body.value };
      const outcome = conduct.once
        ? await once(request, { ...called, contract: operation.name }, (claim) => carryOut(operation, called, claim))
        : await carryOut(operation, called, null);
      return "code" in outcome ? refuse(outcome) : { reply: outcome, code: null, operation };
    } catch (thrown) {
      return failed(operation, via, thrown);
    }
  }

  /** The answer to a request that failed, or that there was too much to do for. */
  function failed(operation: Op, via: Via, thrown: unknown): Answer {
    const about = { ...describeError(thrown), requestId: via.requestId, contract: operation.name };
    const problem = problemBehind(thrown);
    log[problem.code === "failed" ? "error" : "warn"](about, "request failed");
    return { reply: render(operation, problem), code: problem.code, operation };
  }

  // The cast is safe: the Refusals type has an entry for each code.
  function render(operation: Op, problem: Refusal | WireProblem): Reply {
    const refusals = operation.refused as unknown as Refusals<{ code: string }>;
    const reply = (refusals[problem.code] as (problem: Refusal | WireProblem) => Reply)(problem);
    if (problem.code !== "rate_limited") return reply;
    return { ...reply, headers: { ...reply.headers, ...limitHeaders(problem as Limited) } };
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
    const headers = { "Cache-Control": "no-store", ...corsHeaders(request, ALLOW.Allow) };
    const operation = conduct.choose(request);
    const marksOf = ({ name }: { name: string }) => deprecationHeaders(name, new URL(request.url).pathname);
    if (request.method === "OPTIONS")
      return new Response(null, { status: 204, headers: { ...headers, ...marksOf(operation), ...ALLOW } });
    const via = viaOf(request.headers, operation.name, requestId);
    const own = (asked: Request) => (isAsked(methodOf(asked)) ? post(asked, via) : notAllowed(asked));
    const door = { own, via, choose: conduct.choose as unknown as Door["choose"] };
    const given: Given = anyMove()
      ? await inFront(door, request).catch((thrown) => failed(operation, via, thrown))
      : await own(request);
    const marks = marksOf(given.operation);
    noted(given.operation);
    if ("relayed" in given) return respondWith(given.relayed, { ...headers, ...marks }, request.method);
    return respond(given.reply, { ...headers, ...marks });
  };

  async function notAllowed(request: Request): Promise<Answer> {
    const operation = conduct.choose(request);
    if (isGone(operation.name, new URL(request.url).pathname))
      return { reply: render(operation, { code: "gone" }), code: "gone", operation };
    const reply = render(operation, { code: "method_not_allowed", method: methodOf(request) });
    return { reply: { ...reply, headers: { ...ALLOW, ...reply.headers } }, code: "method_not_allowed", operation };
  }
  return { GET: handle, POST: handle, PUT: handle, PATCH: handle, DELETE: handle, OPTIONS: handle };
}

function problemBehind(thrown: unknown): Extract<WireProblem, { code: "overloaded" | "in_doubt" | "failed" }> {
  const busy = busyness(thrown);
  if (busy) return { code: "overloaded", retryAfterSeconds: busy.retryAfterSeconds };
  return isUnanswered(thrown) ? { code: "in_doubt", retryAfterSeconds: DOUBT_SECONDS } : { code: "failed" };
}

/** The access log names the contract. */
function noted<Op extends { name: string }>(operation: Op): Op {
  const facts = currentRequest();
  if (facts) facts.contract = operation.name;
  return operation;
}

function respond(reply: Reply, headers: Record<string, string>): Response {
  // Without the charset, Dart reads latin-1.
  const contentType = { "Content-Type": "application/json; charset=utf-8" };
  return new Response(JSON.stringify(reply.body), {
    status: reply.status,
    headers: { ...headers, ...contentType, ...reply.headers },
  });
}

/** An old server's answer as it sent it, with our own headers beside its own. */
function respondWith(answer: Answered, ours: Record<string, string>, method: string): Response {
  const headers = new Headers(ours);
  const theirs = headersToAnswer(answer);
  for (const [name] of theirs) headers.delete(name);
  for (const [name, value] of theirs) headers.append(name, value);
  const bare = method === "HEAD" || [204, 205, 304].includes(answer.status);
  return new Response(bare ? null : new Uint8Array(answer.body), { status: answer.status, headers });
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
