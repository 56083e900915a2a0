import { once } from "node:events";
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What goes wrong at an old server. `stored` and `lost`: the request reaches the back end or does not. */
export type Fault = "dead" | "slow" | "cut" | "error500" | "html" | "redirect" | "unstored201";

export type Seen = { method: string; path: string; headers: IncomingMessage["headers"]; body: Buffer };
export type Given = { status: number; headers: IncomingMessage["headers"]; body: Buffer; milliseconds: number };

/** The header by which a test's client finds its own request again. */
export const MARK = "x-mark-of-the-test";

/**
 * Stands in front of a stock back end: notes each request as it arrived and each answer as it left, and lets faults
 * happen. Requests with a fault's name in `x-fault` meet it, others reach the back end.
 */
export async function startFront(backEnd: string) {
  const seen = new Map<string, Seen[]>();
  const given = new Map<string, Given>();
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });

  const server = createServer(async (incoming, response) => {
    const began = performance.now();
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const mark = String(incoming.headers[MARK] ?? "");
    const { method = "", url: path = "", headers } = incoming;
    seen.set(mark, [...(seen.get(mark) ?? []), { method, path, headers, body }]);
    const fault = headers["x-fault"] as Fault | undefined;
    if (fault) return fail(fault, incoming, response);
    const passed = request(backEnd + path, { agent, method, headers: { ...headers, connection: "keep-alive" } });
    passed.on("error", () => response.destroy());
    passed.on("response", async (answer) => {
      const parts: Buffer[] = [];
      for await (const part of answer as AsyncIterable<Buffer>) parts.push(part);
      const whole = Buffer.concat(parts);
      const { statusCode: status = 0, headers } = answer;
      given.set(mark, { status, headers, body: whole, milliseconds: performance.now() - began });
      response.writeHead(answer.statusCode ?? 0, answer.headers).end(whole);
    });
    passed.end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** The requests that arrived under a mark, and the answer that left. */
    seen: (mark: string) => seen.get(mark) ?? [],
    given: (mark: string) => given.get(mark),
    /** The most that any marked POST has arrived. */
    most: () =>
      Math.max(
        0,
        ...[...seen]
          .filter(([mark]) => mark !== "")
          .map(([, all]) => all.filter(({ method }) => method === "POST").length),
      ),
    stop: async () => {
      agent.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

export const UNSTORED = '{"access":"a.b.c","refresh":"d.e.f","usuario_id":777}';
export const HTML = "<!doctype html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1>";

function fail(fault: Fault, incoming: IncomingMessage, response: ServerResponse) {
  switch (fault) {
    case "dead":
      return incoming.socket.destroy();
    case "slow":
      return;
    case "cut":
      response.writeHead(201, { "content-type": "application/json", "content-length": 100 });
      response.write('{"access":');
      return void setTimeout(() => response.destroy(), 50);
    case "error500":
      return response.writeHead(500, { "content-type": "application/json" }).end('{"detail":"Error interno"}');
    case "html":
      return response.writeHead(502, { "content-type": "text/html" }).end(HTML);
    case "redirect":
      return response.writeHead(302, { location: "http://127.0.0.1:9/elsewhere" }).end();
    case "unstored201":
      return response.writeHead(201, { "content-type": "application/json" }).end(UNSTORED);
  }
}
