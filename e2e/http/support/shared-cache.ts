import { once } from "node:events";
import { createServer } from "node:http";
import { onTestFinished } from "vitest";
import { type Answer, send } from "./client";

/** A shared cache in front of `origin` that stores all that HTTP allows, and tells visitors apart by `Vary` only. */
export async function throughCache(origin: string) {
  const kept = new Map<string, { vary: string[]; asked: Record<string, unknown>; answer: Answer }[]>();
  let hits = 0;
  const server = createServer(async (request, response) => {
    const path = request.url ?? "/";
    const found = kept
      .get(path)
      ?.find(({ vary, asked }) => vary.every((name) => asked[name] === request.headers[name]));
    const answer = found?.answer ?? (await send(origin, { method: "GET", path, headers: { ...request.headers } }));
    if (found) hits += 1;
    const control = String(answer.headers["cache-control"] ?? "");
    const vary = String(answer.headers.vary ?? "")
      .toLowerCase()
      .split(/,\s*/)
      .filter(Boolean);
    // Without Cache-Control a cache may store the answer.
    const mayKeep = !/no-store|private|no-cache/.test(control) && !vary.includes("*") && answer.status === 200;
    if (!found && mayKeep) kept.set(path, [...(kept.get(path) ?? []), { vary, asked: request.headers, answer }]);
    response.writeHead(answer.status, { "content-type": String(answer.headers["content-type"] ?? "") });
    response.end(answer.text);
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  const url = `http://localhost:${typeof address === "object" ? address?.port : 0}`;
  const visit = (path: string, headers = {}) => send(url, { method: "GET", path, headers });
  return { visit, hits: () => hits };
}
