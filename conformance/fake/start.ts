import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { answerCorrectly, type FakeReply, type FakeRequest } from "./correct.ts";
import { FakeStore } from "./store.ts";

/** A flaw: the answer to give instead of the correct one. */
export type Flaw = (request: FakeRequest, correct: FakeReply, store: FakeStore) => FakeReply;

export const employee = { email: "empleada@example.com", password: "clave de la empleada" };

/** Starts a server that keeps the documents' promises except for its flaw. */
export async function startFake(flaw: Flaw = (_, correct) => correct): Promise<{ url: string; stop(): Promise<void> }> {
  const store = new FakeStore();
  store.add({ ...employee, name: "Empleada", document: null, role: 2 });
  const server = createServer(async (incoming, response) => {
    const request = await read(incoming);
    const { status, body, headers } = flaw(request, answerCorrectly(request, store), store);
    response.writeHead(status, { "Content-Type": "application/json", ...headers }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(incoming: IncomingMessage): Promise<FakeRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { authorization } = incoming.headers;
  return { path: incoming.url ?? "", body: parse(Buffer.concat(chunks).toString("utf8")), authorization };
}

function parse(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
