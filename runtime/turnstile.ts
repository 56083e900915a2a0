import { TooBusy } from "./too-busy";

type Waiting = { enter: () => void; timer: NodeJS.Timeout };

/** Lets so many in at once; the others wait in line, but neither for ever nor in any number. */
export class Turnstile {
  private inside = 0;
  private readonly line: Waiting[] = [];

  constructor(
    private readonly most: number,
    private readonly patience: { mostWaiting: number; waitMilliseconds: number },
  ) {}

  /** Resolves once inside; then `leave` is owed. Rejects with `TooBusy`. */
  async enter(): Promise<void> {
    if (this.inside < this.most) {
      this.inside += 1;
      return;
    }
    const { mostWaiting, waitMilliseconds } = this.patience;
    if (this.line.length >= mostWaiting) throw tooBusy();
    await new Promise<void>((enter, fail) => {
      const waiting: Waiting = { enter, timer: setTimeout(() => this.giveUp(waiting, fail), waitMilliseconds) };
      this.line.push(waiting);
    });
  }

  /** Hands the place to whoever has waited longest. */
  leave(): void {
    const next = this.line.shift();
    if (!next) {
      this.inside -= 1;
      return;
    }
    clearTimeout(next.timer);
    next.enter();
  }

  private giveUp(waiting: Waiting, fail: (reason: Error) => void): void {
    this.line.splice(this.line.indexOf(waiting), 1);
    fail(tooBusy());
  }
}

const tooBusy = () => new TooBusy("Every connection to the database is in use.", { retryAfterSeconds: 2 });
