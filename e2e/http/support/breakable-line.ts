import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { Transform } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * A TCP proxy that can be cut, frozen, slowed down and repaired, to simulate a database that stops, hangs or is slow.
 */
export class BreakableLine {
  private readonly sockets = new Set<Socket>();
  private whole = true;
  private hushed = false;
  private delay = 0;
  private atLoss = () => {};
  private losing: "answer" | "request" | RegExp | null = null;
  private readonly server = createServer((near) => this.carry(near));
  private target = { host: "", port: 0 };

  /** The same URL through this proxy. */
  async to(url: string): Promise<string> {
    const there = new URL(url);
    this.target = { host: there.hostname, port: Number(there.port) };
    if (!this.server.listening) {
      this.server.listen(0, "127.0.0.1").unref();
      await once(this.server, "listening");
    }
    const { port } = this.server.address() as { port: number };
    there.host = `127.0.0.1:${port}`;
    return there.href;
  }

  cut(): void {
    this.whole = false;
    for (const socket of this.sockets) socket.destroy();
  }

  /** Drops all data without closing connections. Connections of that time never recover. */
  freeze(): void {
    this.hushed = true;
    for (const socket of this.sockets) socket.unpipe().pause();
  }

  /** Delays all data in both directions. */
  drag(milliseconds: number): void {
    this.delay = milliseconds;
  }

  /** Breaks the connection over the next COMMIT: its answer is lost, or the request itself. */
  loseCommit(what: "answer" | "request", atLoss = () => {}): void {
    this.lose(what, atLoss);
  }

  /** Cuts the line over the next statement of this text, if it has not been prepared on its connection. */
  cutAt(statement: RegExp): void {
    this.lose(statement, () => this.cut());
  }

  private lose(what: typeof this.losing, atLoss: () => void): void {
    this.losing = what;
    this.atLoss = atLoss;
  }

  mend(): void {
    this.whole = true;
    this.hushed = false;
  }

  private slowly(): Transform {
    return new Transform({
      transform: async (chunk, _, done) => {
        if (this.delay > 0) await sleep(this.delay / 2);
        done(null, chunk);
      },
    });
  }

  private carry(near: Socket): void {
    if (!this.whole) return void near.destroy();
    if (this.hushed) return void this.sockets.add(near.on("error", () => {}));
    const far = connect(this.target);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(socket);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        this.sockets.delete(socket);
        other.destroy();
      });
    }
    near
      .pipe(this.slowly())
      .pipe(this.without("request", isCommit(), near))
      .pipe(far);
    const isCommitted = (data: string) => data.includes("COMMIT\0");
    far
      .pipe(this.slowly())
      .pipe(this.without("answer", isCommitted, near))
      .pipe(near);
  }

  /** Passes data on, but for what is to be lost: then the connection breaks. */
  private without(what: "answer" | "request", isIt: (data: string) => boolean, near: Socket): Transform {
    return new Transform({
      transform: (chunk: Buffer, _, done) => {
        const data = chunk.toString("latin1");
        // Asked in any case: it remembers names.
        const found = isIt(data);
        const isLost = this.losing instanceof RegExp ? this.losing.test(data) : found && this.losing === what;
        if (!isLost) return done(null, chunk);
        this.losing = null;
        near.destroy();
        this.atLoss();
        done();
      },
    });
  }
}

/** Recognises a COMMIT on its way to the server: by its text, or by the name it was prepared under. */
function isCommit(): (sent: string) => boolean {
  let name = "";
  return (sent) => {
    const prepared = /P[\s\S]{4}(\w*)\0commit\0/.exec(sent)?.[1];
    if (prepared !== undefined) name = prepared;
    return prepared !== undefined || (name !== "" && sent.includes(`\0${name}\0`));
  };
}
