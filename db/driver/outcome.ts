import { TooBusy } from "../../runtime/too-busy";
import { NotCommitted } from "./commit";

/** The outcome is not known: the database may yet do what was asked, or may have done it. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";

  constructor(cause?: unknown) {
    super("The database has not answered.", { cause });
  }
}

/** Undone by the database for reasons that a second attempt does not meet again: conflicts, a connection to spare. */
const FLEETING = ["40001", "40P01", "53300"];
/** A prepared statement that the session does not have, or whose tables have changed: another connection has its own. */
const STALE = ["26000", "0A000"];
/** Refused or given up, and undone: locks and time-outs, a server that is read-only, an aborted transaction. */
const NOT_NOW = ["25006", "25P02", "25P03", "55P03", "57014"];
/** Said instead of an answer by a server that shuts down, crashes or starts up: never by one that has committed. */
const SHUTTING_DOWN = ["57P01", "57P02", "57P03"];

/** The connection broke, could not be made, or was closed by us. */
export class ConnectionLost extends Error {
  override readonly name = "ConnectionLost";
}

export type Verdict = {
  /** What the caller gets. */
  error: unknown;
  /** Nothing was done, and a second attempt may succeed at once. */
  retry: boolean;
  /** The connection may be used again. */
  keep: boolean;
};

/**
 * What a failed attempt means. `maybeDone`: a COMMIT, or a single statement that writes, had been sent. An error that the
 * server answers undoes what it is about; a connection that breaks leaves the outcome open once it may have been done.
 */
export function judge(thrown: unknown, maybeDone: boolean): Verdict {
  const { code, severity } = serverError(thrown);
  if (severity === "ERROR") {
    const stale = STALE.includes(code);
    const fleeting = FLEETING.includes(code) || stale;
    const busy = fleeting || NOT_NOW.includes(code);
    return { error: busy ? tooBusy(thrown) : thrown, retry: fleeting, keep: !stale && code !== "25006" };
  }
  if (thrown instanceof NotCommitted) return { error: tooBusy(thrown), retry: false, keep: true };
  if (severity === null && !isConnectionError(thrown)) return { error: thrown, retry: false, keep: true };
  if (maybeDone && !SHUTTING_DOWN.includes(code)) return { error: new NoAnswer(thrown), retry: false, keep: false };
  return { error: tooBusy(thrown), retry: true, keep: false };
}

export const tooBusy = (cause?: unknown) =>
  new TooBusy("The database cannot do it just now.", { retryAfterSeconds: 2, cause });

/** A thrown value and, one after the other, what caused it: Drizzle wraps the driver's errors. */
function causes(thrown: unknown): Error[] {
  return thrown instanceof Error ? [thrown, ...causes(thrown.cause)] : [];
}

/** What the server said; without a severity it said nothing. */
function serverError(thrown: unknown): { code: string; severity: string | null } {
  for (const cause of causes(thrown) as (Error & Record<string, unknown>)[]) {
    const severity = cause.severity ?? cause.severity_local;
    if (typeof severity === "string") return { code: String(cause.code), severity };
  }
  return { code: "", severity: null };
}

/** Ours, the driver's (`CONNECTION_CLOSED`), or the operating system's (`ECONNRESET`). */
function isConnectionError(thrown: unknown): boolean {
  return causes(thrown).some((cause) => {
    const { code } = cause as Error & { code?: unknown };
    return cause instanceof ConnectionLost || (typeof code === "string" && /^(CONNECTION_\w+|E[A-Z]+)$/.test(code));
  });
}

/** Whether a thrown value says that the outcome is unknown. Told by its name: Next has several copies of this module. */
export function isUnanswered(thrown: unknown): boolean {
  return causes(thrown).some(({ name }) => name === "NoAnswer");
}
