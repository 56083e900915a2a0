import { launcher, runningPid } from "./processes.mjs";

/** Stops one resource; forcibly once `hurry` aborts. */
type End = (hurry: AbortSignal) => Promise<void> | void;

/** npm forwards Ctrl-C to a process that got it from the terminal too: ignore that echo. */
const echoMilliseconds = 700;

/** The started resources, stopped once, in reverse order. */
export class Lifetime {
  readonly #ends: End[] = [];
  readonly #ending = new AbortController();
  readonly #hurry = new AbortController();

  /** Aborts as soon as the shutdown begins, for starts still under way. */
  readonly signal = this.#ending.signal;

  onEnd(end: End) {
    this.#ends.push(end);
  }

  /** SIGINT and SIGTERM shut down; a second one forces it. */
  handleSignals(code: number, reason: string) {
    let first = 0;
    const heed = () => {
      if (first && Date.now() - first > echoMilliseconds) this.#hurry.abort();
      first ||= Date.now();
      void this.end(code, reason);
    };
    process.on("SIGINT", heed);
    process.on("SIGTERM", heed);
  }

  /** npm may be killed without forwarding a signal. */
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

  /** Stops everything without exiting the process. */
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
