import { wait } from "./wait";

export type Bounds = {
  /** How many may run concurrently. */
  atOnce: number;
  /** How many may wait per lane; further ones are refused at once. */
  mostWaiting: number;
  /** The longest wait in milliseconds; unlimited when not given. */
  waitMilliseconds?: number;
};

type Waiting = { answer: (entered: boolean) => void; stopWaiting: () => void };

/** A bounded queue, first in, first out within a lane; several lanes take turns. */
export class Queue {
  private inside = 0;
  private readonly lanes = new Map<string, Waiting[]>();

  constructor(private readonly bounds: Bounds) {}

  /** True once admitted, after which the caller must call `leave`; false when the queue is full or the wait was too long. */
  async enter(lane = ""): Promise<boolean> {
    if (this.inside < this.bounds.atOnce) {
      this.inside += 1;
      return true;
    }
    if (this.waiting(lane) >= this.bounds.mostWaiting) return false;
    return new Promise((answer) => this.join(lane, answer));
  }

  /** Admits the next in line. */
  leave(): void {
    const [lane, line] = this.lanes.entries().next().value ?? [];
    const next = line?.shift();
    if (lane === undefined || !line || !next) {
      this.inside -= 1;
      return;
    }
    // Re-inserted at the end, so that the lanes take turns.
    this.lanes.delete(lane);
    if (line.length > 0) this.lanes.set(lane, line);
    next.stopWaiting();
    next.answer(true);
  }

  /** How many wait in this lane. */
  waiting(lane = ""): number {
    return this.lanes.get(lane)?.length ?? 0;
  }

  /** How many are admitted, and how many wait in all lanes together. */
  get load(): { busy: number; waiting: number } {
    return { busy: this.inside, waiting: [...this.lanes.values()].reduce((sum, { length }) => sum + length, 0) };
  }

  /** Whether none is admitted or waiting. */
  get empty(): boolean {
    return this.inside === 0;
  }

  private join(lane: string, answer: (entered: boolean) => void): void {
    const { waitMilliseconds } = this.bounds;
    const line = this.lanes.get(lane) ?? [];
    this.lanes.set(lane, line);
    const waiting: Waiting = { answer, stopWaiting: () => {} };
    if (waitMilliseconds !== undefined)
      waiting.stopWaiting = wait(waitMilliseconds, () => {
        line.splice(line.indexOf(waiting), 1);
        if (line.length === 0) this.lanes.delete(lane);
        answer(false);
      });
    line.push(waiting);
  }
}
