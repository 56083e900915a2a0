import { pino } from "pino";
import { env } from "./env";
import { currentRequest } from "./runtime/current-request.mjs";

/** Ties a line to the request it was written in. */
function mixin() {
  const id = currentRequest()?.id;
  return id === undefined ? {} : { requestId: id };
}

/** One JSON line per event. Never pass it a body, a password, a token or a whole database error. */
export const log = pino({ level: env.LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime, mixin });

/**
 * What may be logged of a thrown value: never a database error's own message, which carries the query's
 * parameters, but its code and constraint.
 */
export function describeError(thrown: unknown): Record<string, string | undefined> {
  if (!(thrown instanceof Error)) return { error: typeof thrown };
  const { code, constraint_name: constraint } = thrown as Error & { code?: string; constraint_name?: string };
  if (thrown.cause instanceof Error) return { ...describeError(thrown.cause), error: thrown.name };
  return { error: thrown.name, code, constraint, ...(code ? {} : { stack: thrown.stack }) };
}
