import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { countOutcome } from "../../accounts/moving/count-outcome";
import { rehearse } from "../../db/rehearse";
import { describeError, log } from "../../log";
import { perProcess } from "../../runtime/per-process";
import { compare } from "./compare";
import type { Passage } from "./in-front";
import { keep } from "./keep";
import { redact } from "./redact";
import type { Answered } from "./relay";

/** Alta could not tell at that moment what it would have answered. */
const NOT_AN_OPINION = ["failed", "in_doubt", "overloaded", "rate_limited"];
/** Rehearsals at a time; what comes meanwhile is relayed and not compared. */
const AT_ONCE = 2;

const rehearsals = () => perProcess("legacy-rehearsals", () => ({ underWay: 0 }));

/** After a relayed answer: compares it with Alta's own, and in follow keeps what was accepted. */
export async function learn(passage: Passage, answer: Answered): Promise<void> {
  const { operation, move, body, door } = passage;
  const said = readAnswer(answer);
  const arrived = operation.arrives?.(answer.status, said) ?? null;
  await compareWithOwn(passage, { status: answer.status, body: said, accepted: arrived !== null });
  if (move.state === "follow" && arrived) await keep({ operation, via: door.via, body, arrived });
}

async function compareWithOwn(
  { operation, move, body, door, again }: Passage,
  old: { status: number; body: unknown; accepted: boolean },
): Promise<void> {
  const line = { contract: move.contract, operation: operation.description.id };
  const { underWay } = rehearsals();
  if (underWay >= AT_ONCE) return countOutcome({ ...line, kind: "uncompared", clause: "busy" });
  rehearsals().underWay += 1;
  try {
    const own = await rehearse(() => door.own(again("idempotency-key")));
    if (NOT_AN_OPINION.includes(own.code ?? "")) return countOutcome({ ...line, kind: "uncompared", clause: "failed" });
    const { kind, clause } = compare(operation, old, own);
    const ours = { status: own.reply.status, body: redact(own.reply.body, body) };
    const example = { before: { status: old.status, body: redact(old.body, body) }, alta: ours };
    countOutcome({ ...line, kind, clause, ...((kind === "accepted" || kind === "unexplained") && { example }) });
  } catch (thrown) {
    log.warn({ ...describeError(thrown), ...line }, "a relayed request could not be compared");
    countOutcome({ ...line, kind: "uncompared", clause: "failed" });
  } finally {
    rehearsals().underWay -= 1;
  }
}

const DECODERS: Record<string, (bytes: Buffer, options: { maxOutputLength: number }) => Buffer> = {
  gzip: gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};
const MOST_BYTES = 1024 * 1024;

/** The JSON of an old server's answer; its media type where it is something else. */
export function readAnswer({ headers, body }: Answered): unknown {
  const header = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? "";
  try {
    const decode = DECODERS[header("content-encoding").trim().toLowerCase()];
    const plain = decode ? decode(body, { maxOutputLength: MOST_BYTES }) : body;
    return JSON.parse(plain.toString("utf8"));
  } catch {
    return `(${header("content-type").split(";", 1)[0]?.slice(0, 40)})`;
  }
}
