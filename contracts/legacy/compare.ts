import { isDeepStrictEqual } from "node:util";
import type { OutcomeKind } from "../../accounts/moving/count-outcome";
import type { Refusals } from "../contract";
import type { Movable, OwnAnswer } from "./movable";

type Json = Record<string, unknown>;
export type OldAnswer = { status: number; body: unknown; accepted: boolean };
export type Difference = { kind: OutcomeKind; clause: string };

/** Answers that no document promises: they may differ. */
const SILENT = [405, 413, 415, 429, 500, 502, 503, 504];

/**
 * What differs between the old server's answer and Alta's own, by clause: nothing; fields that vary by nature; what an
 * accepted difference explains; or something an app could notice.
 */
export function compare(operation: Movable, old: OldAnswer, own: OwnAnswer): Difference {
  const ours: unknown = JSON.parse(JSON.stringify(own.reply.body));
  const { status } = own.reply;
  if (old.status === status && isDeepStrictEqual(old.body, ours)) return { kind: "equal", clause: String(status) };
  const varies = operation.description.varies ?? [];
  if (old.status === status && isDeepStrictEqual(without(old.body, varies), without(ours, varies)))
    return { kind: "varying", clause: `${status}: ${varies.join(", ")}` };
  const explained = explain(operation, old, { ...own, ours });
  if (explained) return { kind: "accepted", clause: explained };
  return { kind: "unexplained", clause: clauseOf(operation, old, { status, body: ours }) };
}

function explain(operation: Movable, old: OldAnswer, own: OwnAnswer & { ours: unknown }): string | null {
  const accepted = own.code === null;
  if (old.accepted && (own.code === "email_taken" || own.code === "document_taken")) return "here_already";
  if (old.accepted && own.code === "wrong_credentials") return "not_here_yet";
  if (old.accepted && own.code === "email_unverified") return "unverified_here";
  if (old.status === 401 && accepted) return "only_here";
  if (own.code === "token_invalid" || own.code === "unauthenticated" || own.code === "forbidden") return "old_token";
  if (isTakenThere(operation, old, own)) return "not_here_yet";
  if (SILENT.includes(old.status) || SILENT.includes(own.reply.status)) return "document_silent";
  return null;
}

/** Whether an old server's answer is the document's, to an address that is taken. */
export function saysTaken(operation: Movable, { status, body }: { status: number; body: unknown }): boolean {
  const taken = takenAnswer(operation);
  return taken !== null && taken.status === status && isDeepStrictEqual(body, taken.body);
}

function takenAnswer(operation: Movable): { status: number; body: Json } | null {
  const render = (operation.refused as unknown as Partial<Refusals<{ code: string }>>).email_taken;
  const taken = render?.({ code: "email_taken" });
  return taken ? { status: taken.status, body: JSON.parse(JSON.stringify(taken.body)) } : null;
}

/** The old server says that the address is taken, in the document's words, and is otherwise of Alta's opinion. */
function isTakenThere(operation: Movable, old: OldAnswer, own: OwnAnswer & { ours: unknown }): boolean {
  const taken = takenAnswer(operation);
  if (!taken || taken.status !== old.status) return false;
  const said = taken.body;
  if (isDeepStrictEqual(old.body, said)) return own.code === null;
  const [theirs, ours] = [old.body, own.ours];
  if (!isObject(theirs) || !isObject(ours) || own.reply.status !== old.status) return false;
  const names = Object.keys(said);
  const alike = names.every((name) => isDeepStrictEqual(theirs[name], said[name]) && !(name in ours));
  const besides = Object.entries(theirs).filter(([name]) => !names.includes(name));
  return alike && isDeepStrictEqual(Object.fromEntries(besides), ours);
}

/** Where they differ: the statuses, or the members whose values or presence differ. */
function clauseOf(operation: Movable, old: OldAnswer, own: { status: number; body: unknown }): string {
  if (old.status !== own.status) return `${old.status} → ${own.status}`;
  if (!isObject(old.body) || !isObject(own.body)) return `${own.status}: JSON`;
  const [theirs, ours] = [old.body, own.body];
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])];
  const different = names.filter((name) => !isDeepStrictEqual(theirs[name], ours[name]));
  // Names of the old server's own are not listed: there may be any number of them.
  const known = different.map((name) => (name in ours || name in operation.description.fields ? name : "otro"));
  return `${own.status}: ${[...new Set(known)].sort().join(", ")}`;
}

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null;

/** The value without these members, each `name` or `outer.name`; present ones keep their type, so that a lack is seen. */
function without(value: unknown, paths: readonly string[]): unknown {
  if (!isObject(value) || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      if (paths.includes(name)) return [name, typeof one];
      const inner = paths.filter((path) => path.startsWith(`${name}.`)).map((path) => path.slice(name.length + 1));
      return [name, inner.length > 0 ? without(one, inner) : one];
    }),
  );
}
