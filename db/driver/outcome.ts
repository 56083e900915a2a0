import { TooBusy } from "../../runtime/too-busy";
import { NotCommitted } from "./commit";

/** The outcome is unknown: the database may have done the work. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";

  constructor(cause?: unknown) {
    super("The database has not answered.", { cause });
  }
}

/** Rolled back for transient reasons that an immediate retry may not meet: conflicts, no free connection. */
const FLEETING = ["40001", "40P01", "53300"];
/** A prepared statement that is missing or outdated: retry on another connection. */
const STALE = ["26000", "0A000"];
/** Refused or cancelled, and rolled back: locks, time-outs, a read-only server, an aborted transaction. */
const NOT_NOW = ["25006", "25P02", "25P03", "55P03", "57014"];
/** Sent by a server that shuts down, crashes or starts up, never by one that has committed. */
const SHUTTING_DOWN = ["57P01", "57P02", "57P03"];

/** The connection broke, could not be opened, or was closed by us. */
export class ConnectionLost extends Error {
  override readonly name = "ConnectionLost";
}

export type Verdict = {
  /** What the caller gets. */
  error: unknown;
  /** Nothing was done, and an immediate retry may succeed. */
  retry: boolean;
  /** The connection may be used again. */
  keep: boolean;
};

/**
 * Classifies a failed attempt. `maybeDone`: a COMMIT or a single writing statement had been sent. After an error from
 * the server nothing was done; after a broken connection the outcome is unknown if `maybeDone`.
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

/** A thrown value and its chain of causes: Drizzle wraps the driver's errors. */
function causes(thrown: unknown): Error[] {
  return thrown instanceof Error ? [thrown, ...causes(thrown.cause)] : [];
}

/** The server's error; without a severity it does not come from the server. */
function serverError(thrown: unknown): { code: string; severity: string | null } {
  for (const cause of causes(thrown) as (Error & Record<string, unknown>)[]) {
    const severity = cause.severity ?? cause.severity_local;
    if (typeof severity === "string") return { code: String(cause.code), severity };
  }
  return { code: "", severity: null };
}

/** An error code of ours, of the driver (`CONNECTION_CLOSED`) or of the operating system (`ECONNRESET`). */
function isConnectionError(thrown: unknown): boolean {
  return causes(thrown).some((cause) => {
    const { code } = cause as Error & { code?: unknown };
    return cause instanceof ConnectionLost || (typeof code === "string" && /^(CONNECTION_\w+|E[A-Z]+)$/.test(code));
  });
}

/** Whether the outcome is unknown. Compared by name, because Next evaluates this module several times. */
export function isUnanswered(thrown: unknown): boolean {
  return causes(thrown).some(({ name }) => name === "NoAnswer");
}
