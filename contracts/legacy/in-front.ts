import type { Via } from "../../accounts/account";
import { countOutcome } from "../../accounts/moving/count-outcome";
import { type Move, moveOf } from "../../accounts/moving/legacy-state";
import { noteMissing } from "../../accounts/moving/note-missing";
import { noteTold } from "../../accounts/moving/note-told";
import { env } from "../../env";
import { log } from "../../log";
import { isGone } from "../deprecation";
import { readBytes } from "../read-body";
import { afterwards } from "./afterwards";
import { saysTaken } from "./compare";
import { hasBeenHere, headersToAsk } from "./headers";
import { keep } from "./keep";
import { learn, readAnswer } from "./learn";
import type { Movable, OwnAnswer } from "./movable";
import { type Answered, relay, type Unanswered } from "./relay";

type JsonObject = Record<string, unknown>;

export type Door = {
  /** The operation that answers, once the body is read. */
  choose: (request: Request, body?: JsonObject) => Movable;
  /** Alta's own answer. */
  own: (request: Request) => Promise<OwnAnswer>;
  via: Via;
};

export type Given = OwnAnswer | { relayed: Answered; operation: Movable };

/** A request while its contract moves: who answers it, and what the other side is told. */
export type Passage = {
  door: Door;
  operation: Movable;
  move: Move;
  body: JsonObject;
  /** The request, as often as it is needed. */
  again: (without?: string) => Request;
  /** Sends it to the old server. To be called once. */
  ask: () => Promise<Answered | Unanswered>;
};

/** An old server may take more than Alta's contracts do. */
const MOST_BYTES = 1024 * 1024;
const RETRY_AFTER_SECONDS = 5;
const MOST_TOLD_AT_ONCE = 100;

/** Answers a request of a contract that may have an old server, by the state of its move. */
export async function inFront(door: Door, request: Request): Promise<Given> {
  const bytes = await readBytes(request, MOST_BYTES);
  if (bytes === null) {
    const operation = door.choose(request);
    const reply = operation.refused.too_large({ code: "too_large", limitBytes: MOST_BYTES });
    return { reply, code: "too_large", operation };
  }
  const body = objectIn(bytes);
  const operation = door.choose(request, body);
  const again = (without?: string) => {
    const headers = new Headers(request.headers);
    if (without) headers.delete(without);
    const hasBody = bytes.length > 0 && !["GET", "HEAD"].includes(request.method);
    return new Request(request.url, { method: request.method, headers, body: hasBody ? bytes : null });
  };
  const move = await moveOf(operation.name);
  // A method that Next does not know comes under another name.
  const unknownMethod = request.headers.has("x-alta-method");
  const { pathname, search } = new URL(request.url);
  const over = unknownMethod || isGone(operation.name, pathname);
  if (!move || move.state === "alone" || over) return door.own(again());
  if (hasBeenHere(request.headers)) {
    log.error({ contract: move.contract }, "the old server's address leads back to Alta");
    return { reply: { ...operation.refused.failed({ code: "failed" }), status: 508 }, code: "failed", operation };
  }
  const ask = () => {
    const headers = headersToAsk(request.headers, move.oldServer, bytes.length, request.method);
    const asked = { method: request.method, path: pathname + search, headers, body: bytes };
    return relay(move.oldServer, asked, env.LEGACY_TIMEOUT_SECONDS * 1000);
  };
  const passage = { door, operation, move, body: body ?? {}, again, ask };
  return move.state === "lead" ? lead(passage) : relayed(passage);
}

/** watch and follow: the old server answers. */
async function relayed(passage: Passage): Promise<Given> {
  const { operation, move, door } = passage;
  const answer = await passage.ask();
  if ("failed" in answer) return unanswered(passage, answer);
  afterwards({ contract: move.contract, requestId: door.via.requestId }, () => learn(passage, answer));
  return { relayed: answer, operation };
}

/** lead: Alta answers, and asks the old server about a sign-in that it would refuse. */
async function lead(passage: Passage): Promise<Given> {
  const { door, operation, move, again } = passage;
  const own = await door.own(again());
  if (own.code === "wrong_credentials") return askOldDoor(passage, own);
  const replayed = own.reply.headers?.["Idempotent-Replayed"] !== undefined;
  if (own.code === null && "created" in operation && !replayed)
    afterwards({ contract: move.contract, requestId: door.via.requestId }, () => tell(passage));
  return own;
}

async function askOldDoor(passage: Passage, own: OwnAnswer): Promise<Given> {
  const { door, operation, body, again } = passage;
  const answer = await passage.ask();
  if ("failed" in answer) return unanswered(passage, answer);
  const arrived = operation.arrives?.(answer.status, readAnswer(answer));
  if (!arrived) return own;
  const here = await keep({ operation, via: door.via, body, arrived });
  return here ? door.own(again()) : own;
}

let telling = 0;

/** Tells the old server what Alta has registered, with the same request, once. */
async function tell({ door, operation, move, body, ask }: Passage): Promise<void> {
  const { contract } = move;
  const count = (kind: "told" | "not_told", clause: string) =>
    countOutcome({ contract, operation: operation.description.id, kind, clause });
  if (telling >= MOST_TOLD_AT_ONCE) return count("not_told", "busy");
  telling += 1;
  const answer = await ask().finally(() => {
    telling -= 1;
  });
  if ("failed" in answer) return count("not_told", answer.failed);
  const arrived = operation.arrives?.(answer.status, readAnswer(answer));
  if (!arrived) {
    count("not_told", String(answer.status));
    const someone = { way: "told", reason: "taken_there", externalId: null };
    if (saysTaken(operation, { status: answer.status, body: readAnswer(answer) }))
      await noteMissing(contract, String(body.email), someone);
    return;
  }
  count("told", String(answer.status));
  const { externalId } = arrived;
  // A password that was made here is not the one that was made there.
  if (arrived.password === undefined)
    await noteTold({ ...door.via, channel: contract }, { contract, email: String(body.email), externalId });
}

function unanswered({ operation, move, door }: Passage, { failed, cause }: Unanswered): OwnAnswer {
  const { contract } = move;
  log.warn({ contract, failed, cause, requestId: door.via.requestId }, "the old server gave no answer");
  countOutcome({ contract, operation: operation.description.id, kind: "unanswered", clause: failed });
  const { refused } = operation;
  const reply =
    failed === "late"
      ? refused.late({ code: "late" })
      : refused.overloaded({ code: "overloaded", retryAfterSeconds: RETRY_AFTER_SECONDS });
  return { reply, code: failed, operation };
}

function objectIn(bytes: Buffer): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}
