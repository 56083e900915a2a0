import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterAll } from "vitest";
import type { Alta } from "../support/alta";

export type Line = Record<string, unknown> & { requestId: string; route: string | null; status: number };

/** The access log's line of a request, once it has been written. */
export function lineOf(alta: Pick<Alta, "output">, requestId: unknown): Line | undefined {
  const written = alta.output().split("\n");
  const lines = written.filter((line) => line.startsWith("{") && line.includes('"msg":"request"'));
  return lines.map((line): Line => JSON.parse(line)).find((line) => line.requestId === requestId);
}

type Attribute = { key: string; value: { stringValue?: string; intValue?: string } };
export type Span = { traceId: string; spanId: string; parentSpanId?: string; name: string; attributes?: Attribute[] };
type Sent = { resourceSpans: { resource: { attributes: Attribute[] }; scopeSpans: { spans: Span[] }[] }[] };

/** What an OpenTelemetry collector does with OTLP in JSON: takes it over HTTP. */
export async function collector() {
  const received: { path: string; authorization: string; spans: Span[] }[] = [];
  const server = createServer(async (request, response) => {
    const sent = (await json(request)) as Sent;
    const spans = sent.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
    received.push({ path: request.url ?? "", authorization: request.headers.authorization ?? "", spans });
    response.end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  afterAll(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}
