import { launcher, runningPid } from "./processes.mjs";

/** Ends one thing. When `hurry` aborts, politeness is over. */
type End = (hurry: AbortSignal) => Promise<void> | void;

/** npm passes Ctrl-C on to a process that the terminal has already told: the echo is no second request. */
const echoMilliseconds = 700;

/** Everything that has been started, ended in reverse order, once, whatever the reason. */
export class Lifetime {
  readonly #ends: End[] = [];
  readonly #ending = new AbortController();
  readonly #hurry = new AbortController();

  /** Aborts as soon as the end begins; for work that is still building up. */
  readonly signal = this.#ending.signal;

  onEnd(end: End) {
    this.#ends.push(end);
  }

  /** Ctrl-C and SIGTERM end everything; again, and they end it at once. */
  heedSignals(code: number, reason: string) {
    let first = 0;
    const heed = () => {
      if (first && Date.now() - first > echoMilliseconds) this.#hurry.abort();
      first ||= Date.now();
      void this.end(code, reason);
    };
    process.on("SIGINT", heed);
    process.on("SIGTERM", heed);
  }

  /** npm may be killed without a word to us. */
  followLauncher() {
    const identity = launcher();
    setInterval(() => {
      if (runningPid(identity) === undefined) void this.end(0, "npm ya no está; detengo Alta.");
    }, 500).unref();
  }

  async end(code: number, reason: string) {
    if (this.signal.aborted) return;
    (code === 0 ? console.log : console.error)(reason);
    await this.close();
    process.exit(code);
  }

  /** Ends everything and lets the process go on. */
  async close() {
    this.#ending.abort();
    for (const end of this.#ends.toReversed()) {
      try {
        await end(this.#hurry.signal);
      } catch (error) {
        console.error(error);
      }
    }
  }
}
