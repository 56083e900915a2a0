/** Overload: nothing was done, and a retry may succeed. */
export class TooBusy extends Error {
  override readonly name = "TooBusy";
  readonly retryAfterSeconds: number;

  constructor(message: string, { retryAfterSeconds, cause }: { retryAfterSeconds: number; cause?: unknown }) {
    super(message, { cause });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/**
 * The `TooBusy` in a thrown value or its causes. Compared by name, because Next evaluates this module several times in
 * one process and each copy has its own class.
 */
export function busyness(thrown: unknown): TooBusy | null {
  if (!(thrown instanceof Error)) return null;
  return thrown.name === "TooBusy" ? (thrown as TooBusy) : busyness(thrown.cause);
}
