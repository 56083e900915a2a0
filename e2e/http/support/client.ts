import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";

export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  /** Decoded by the answer's charset, and as latin-1 without one, as Dart's http package does. */
  text: string;
  /** The JSON in `text`, or undefined when it is invalid. */
  json: unknown;
};

export type Call = {
  method?: string;
  path: string;
  headers?: OutgoingHttpHeaders;
  /** Sent byte for byte. A list is sent chunked, without Content-Length. */
  body?: string | Uint8Array | Uint8Array[];
};

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** One request, exactly as given: no redirects, cookies or additional headers. */
export function send(origin: string, { method = "POST", path, headers = {}, body }: Call): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  const length = body === undefined || Array.isArray(body) ? {} : { "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { agent, hostname, port, method, path, headers: { ...length, ...headers } },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk) => chunks.push(chunk));
        incoming.on("error", reject);
        incoming.on("end", () => {
          const text = decode(Buffer.concat(chunks), incoming.headers["content-type"]);
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, json: parse(text) });
        });
      },
    );
    outgoing.on("error", reject);
    for (const chunk of Array.isArray(body) ? body : []) outgoing.write(chunk);
    outgoing.end(Array.isArray(body) ? undefined : body);
  });
}

/** A JSON body, as every client of the contracts sends it. */
export function post(origin: string, path: string, body: unknown, headers: OutgoingHttpHeaders = {}): Promise<Answer> {
  const json = { "content-type": "application/json" };
  return send(origin, { path, headers: { ...json, ...headers }, body: JSON.stringify(body) });
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

function decode(bytes: Buffer, contentType: string | undefined): string {
  const charset = /;\s*charset=([\w-]+)/i.exec(contentType ?? "")?.[1] ?? "latin1";
  return new TextDecoder(charset).decode(bytes);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
