import { wait } from "./patience";

export type Bounds = {
  /** How many may be inside at the same time. */
  atOnce: number;
  /** How many may wait in each lane; a further one is refused at once. */
  mostWaiting: number;
  /** How long one may wait, in milliseconds; without it until its turn comes. */
  waitMilliseconds?: number;
};

type Waiting = { answer: (entered: boolean) => void; stopWaiting: () => void };

/** The one queue with a bound. Callers wait in the order they came; where there are several lanes, those take turns. */
export class Queue {
  private inside = 0;
  private readonly lanes = new Map<string, Waiting[]>();

  constructor(private readonly bounds: Bounds) {}

  /** True once inside, and then `leave` is owed; false when too many wait already or the wait was too long. */
  async enter(lane = ""): Promise<boolean> {
    if (this.inside < this.bounds.atOnce) {
      this.inside += 1;
      return true;
    }
    if (this.waiting(lane) >= this.bounds.mostWaiting) return false;
    return new Promise((answer) => this.join(lane, answer));
  }

  /** Hands the place to the next one in line. */
  leave(): void {
    const [lane, line] = this.lanes.entries().next().value ?? [];
    const next = line?.shift();
    if (lane === undefined || !line || !next) {
      this.inside -= 1;
      return;
    }
    // Deleted and put back at the end: the other lanes come first then.
    this.lanes.delete(lane);
    if (line.length > 0) this.lanes.set(lane, line);
    next.stopWaiting();
    next.answer(true);
  }

  /** How many wait in this lane. */
  waiting(lane = ""): number {
    return this.lanes.get(lane)?.length ?? 0;
  }

  /** Whether nobody is inside or waits. */
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
