import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { expect, test } from "vitest";
import { startAlta } from "../testing/start-alta.ts";

/** A slowloris client: one byte per second. */
async function drip(url: string, beginning: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1")
    .on("error", () => {})
    .resume();
  await once(socket, "connect");
  socket.write(beginning);
  const dripping = setInterval(() => socket.write("a"), 1000);
  socket.once("close", () => clearInterval(dripping));
  return socket;
}

test("slow clients are cut off within 90 seconds, and others are served meanwhile [H01]", {
  timeout: 120_000,
}, async () => {
  const alta = await startAlta();
  try {
    const head = "POST /api/auth/register HTTP/1.1\r\nHost: x\r\n";
    const dawdlers = await Promise.all([
      ...Array.from({ length: 100 }, () => drip(alta.url, head)),
      ...Array.from({ length: 100 }, () => drip(alta.url, `${head}Content-Length: 9000\r\n\r\n`)),
    ]);
    const cutOff = Promise.all(dawdlers.map((socket) => once(socket, "close")));
    const limit = AbortSignal.timeout(90_000);
    let open = true;
    cutOff.then(() => {
      open = false;
    });
    while (open) {
      limit.throwIfAborted();
      expect((await fetch(`${alta.url}/api/health`, { signal: AbortSignal.timeout(2000) })).status).toBe(200);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  } finally {
    await alta.stop();
  }
});
