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
      socket.pipe(this.slowly()).pipe(other);
    }
  }
}
