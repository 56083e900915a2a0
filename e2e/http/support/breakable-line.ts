import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A line to a server that can be cut, hushed and mended: what a database that stops, or freezes, and comes back looks like. */
export class BreakableLine {
  private readonly sockets = new Set<Socket>();
  private whole = true;
  private hushed = false;
  private readonly server = createServer((near) => this.carry(near));
  private target = { host: "", port: 0 };

  /** The same URL by way of this line. */
  async to(url: string): Promise<string> {
    const there = new URL(url);
    this.target = { host: there.hostname, port: Number(there.port) };
    this.server.listen(0, "127.0.0.1").unref();
    await once(this.server, "listening");
    const { port } = this.server.address() as { port: number };
    there.host = `127.0.0.1:${port}`;
    return there.href;
  }

  cut(): void {
    this.whole = false;
    for (const socket of this.sockets) socket.destroy();
  }

  /** From now on both ends hear nothing more, and think that all is well. Connections of that time never recover. */
  hush(): void {
    this.hushed = true;
    for (const socket of this.sockets) socket.unpipe().pause();
  }

  mend(): void {
    this.whole = true;
    this.hushed = false;
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
      socket.pipe(other);
    }
  }
}
