import { type ClientRequest, type IncomingMessage, Agent as PlainAgent, request as plain } from "node:http";
import { Agent as TlsAgent, request as tls } from "node:https";
import { perProcess } from "../../runtime/per-process";

/** A request as it came, to be sent on. */
export type Asked = {
  method: string;
  /** Path and query, as written. */
  path: string;
  headers: Record<string, string>;
  body: Buffer;
};

export type Answered = { status: number; headers: [name: string, value: string][]; body: Buffer };

/** `unreachable`: nothing was sent. `late`: it was, and what became of it is unknown. */
export type Unanswered = { failed: "unreachable" | "late"; cause: string };

const CONNECT_MILLISECONDS = 5_000;
/** Shorter than what servers keep an idle connection for (Node 5 s): one that is about to close is not used again. */
const IDLE_MILLISECONDS = 2_000;
const MOST_BYTES = 4 * 1024 * 1024;

const agents = () =>
  perProcess("legacy-agents", () => {
    const options = { keepAlive: true, maxFreeSockets: 64, timeout: IDLE_MILLISECONDS };
    return { "http:": new PlainAgent(options), "https:": new TlsAgent(options) };
  });

/**
 * Sends a request to an old server, once: nothing is repeated and no redirect is followed. Headers arrive as given, and
 * the answer's body is what was sent, byte for byte, in the coding it was sent in.
 */
export function relay(
  oldServer: URL,
  { method, path, headers, body }: Asked,
  deadlineMilliseconds: number,
): Promise<Answered | Unanswered> {
  const https = oldServer.protocol === "https:";
  return new Promise((resolve) => {
    let sent = false;
    const outgoing: ClientRequest = (https ? tls : plain)({
      agent: agents()[https ? "https:" : "http:"],
      hostname: oldServer.hostname.replace(/^\[(.*)\]$/, "$1"),
      port: oldServer.port || (https ? 443 : 80),
      method,
      path: oldServer.pathname.replace(/\/$/, "") + path,
      headers,
    });
    const fail = (cause: string) => {
      clearTimeout(connecting);
      clearTimeout(answering);
      outgoing.destroy();
      resolve({ failed: sent ? "late" : "unreachable", cause });
    };
    const connecting = setTimeout(() => sent || fail("no connection in time"), CONNECT_MILLISECONDS);
    const answering = setTimeout(() => fail("no answer in time"), deadlineMilliseconds);
    outgoing.once("socket", (socket) => {
      const onOpen = () => {
        sent = true;
      };
      if (outgoing.reusedSocket) onOpen();
      else socket.once(https ? "secureConnect" : "connect", onOpen);
    });
    outgoing.on("error", (error: NodeJS.ErrnoException) => fail(error.code ?? error.name));
    outgoing.once("response", (incoming) => {
      collect(incoming).then(
        (answer) => {
          clearTimeout(connecting);
          clearTimeout(answering);
          resolve(answer);
        },
        (error: Error) => fail(error.message),
      );
    });
    outgoing.end(body.length > 0 ? body : undefined);
  });
}

async function collect(incoming: IncomingMessage): Promise<Answered> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new Error("the answer is too large");
    chunks.push(chunk);
  }
  if (!incoming.complete) throw new Error("the answer ended early");
  const { rawHeaders, statusCode = 0 } = incoming;
  const headers = rawHeaders.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""]] : [],
  );
  return { status: statusCode, headers, body: Buffer.concat(chunks) };
}
