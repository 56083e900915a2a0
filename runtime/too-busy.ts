/** More than we can do just now; nothing was done, and in a moment it may be possible. */
export class TooBusy extends Error {
  override readonly name = "TooBusy";
  readonly retryAfterSeconds: number;

  constructor(message: string, { retryAfterSeconds, cause }: { retryAfterSeconds: number; cause?: unknown }) {
    super(message, { cause });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/**
 * What a thrown value says about being too busy, itself or through what caused it. Told by its name: Next evaluates
 * this module several times in one process, and each copy has a class of its own.
 */
export function busyness(thrown: unknown): TooBusy | null {
  if (!(thrown instanceof Error)) return null;
  return thrown.name === "TooBusy" ? (thrown as TooBusy) : busyness(thrown.cause);
}
