import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningAlta, startAlta } from "../testing/start-alta.ts";

let alta: RunningAlta;

beforeAll(async () => {
  alta = await startAlta();
});

afterAll(async () => {
  await alta?.stop();
});

const promised = [
  "content-security-policy",
  "x-content-type-options",
  "x-frame-options",
  "referrer-policy",
  "cross-origin-opener-policy",
  "permissions-policy",
];

/** Sends raw bytes, which fetch would normalise, and returns the whole answer. */
async function raw(lines: string[]): Promise<string> {
  const socket = connect(Number(new URL(alta.url).port), "127.0.0.1");
  await once(socket, "connect");
  socket.write([...lines, "Connection: close", "", ""].join("\r\n"));
  return text(socket);
}

describe("security headers", () => {
  test.each([
    ["a page", "/", {}],
    ["an API route", "/api/health", {}],
    ["an unknown page", "/no-such-page", {}],
    ["an unknown asset", "/_next/static/no-such.js", {}],
    ["a refused method", "/api/health", { method: "DELETE" }],
    ["a refused request", "/api/%00", {}],
  ])("are on %s", async (_, path, options) => {
    const { headers } = await fetch(alta.url + path, options);
    for (const name of promised) expect(headers.get(name), name).toBeTruthy();
    expect(headers.get("strict-transport-security")).toBeNull();
  });

  test("are on the answer to a request that is not HTTP [WEB-04]", async () => {
    const answer = (await raw(["FOO / HTTP/1.1", "Host: x"])).toLowerCase();
    expect(answer).toMatch(/^http\/1\.1 400/);
    for (const name of promised) expect(answer).toContain(`${name}: `);
  });

  test("allow only scripts with this response's nonce [WEB-05]", async () => {
    const [first, second] = await Promise.all([fetch(alta.url), fetch(alta.url)]);
    const nonces = [first, second].map(
      (response) => /'nonce-([^']+)'/.exec(response.headers.get("content-security-policy") ?? "")?.[1],
    );
    expect(nonces[0]).toBeTruthy();
    expect(nonces[0]).not.toBe(nonces[1]);
    const scripts = (await first.text()).match(/<script[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain(`nonce="${nonces[0]}"`);
  });
});

describe("odd requests get a plain refusal [API-08]", () => {
  test.each([
    ["TRACE", "TRACE /api/health HTTP/1.1", 405],
    ["a method of WebDAV", "PROPFIND / HTTP/1.1", 405],
    ["a method of WebDAV on a route", "PROPFIND /api/ready HTTP/1.1", 405],
    ["TRACE on a page", "TRACE /ingresar HTTP/1.1", 405],
    ["a page that is to be replaced", "PUT / HTTP/1.1", 405],
    ["a NUL in the path", "GET /%00 HTTP/1.1", 400],
    ["a path that leaves its folder", "GET /_next/../package.json HTTP/1.1", 400],
    ["an encoded path that leaves its folder", "GET /_next/%2e%2e/package.json HTTP/1.1", 400],
    ["a path that could be a host", "GET //evil.example/ HTTP/1.1", 400],
    ["an absolute address", "GET http://evil.example/ HTTP/1.1", 400],
    ["broken percent signs", "GET /%zz HTTP/1.1", 400],
  ])("%s", async (_, requestLine, status) => {
    const answer = await raw([requestLine, "Host: localhost"]);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    if (status === 405) expect(answer).toMatch(/^allow: .*GET/im);
  });

  test("no host, or two of them [H12]", async () => {
    expect(await raw(["GET / HTTP/1.1"])).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(["GET / HTTP/1.1", "Host: a", "Host: b"])).toMatch(/^HTTP\/1\.1 400 /);
  });

  test("two lengths, or a length and chunks [H12]", async () => {
    const post = ["POST /api/health HTTP/1.1", "Host: localhost", "Content-Length: 5"];
    expect(await raw([...post, "Content-Length: 6"])).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw([...post, "Transfer-Encoding: chunked"])).toMatch(/^HTTP\/1\.1 400 /);
  });

  test("a WebSocket, also one addressed elsewhere [H12]", async () => {
    const upgrade = ["Host: localhost", "Connection: Upgrade", "Upgrade: websocket"];
    expect(await raw(["GET / HTTP/1.1", ...upgrade])).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(["GET http://127.0.0.1:1/ HTTP/1.1", ...upgrade])).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe("a load balancer that asks over HTTP/1.0, without a Host,", () => {
  test.each(["GET /api/health", "HEAD /api/health", "GET /api/ready", "GET /api/ready/", "OPTIONS /"])(
    "gets 200 for %s",
    async (line) => expect(await raw([`${line} HTTP/1.0`])).toMatch(/^HTTP\/1\.1 200 /),
  );

  test("gets nothing else", async () => {
    for (const line of ["GET /", "OPTIONS /ingresar", "POST /api/auth/register", "GET /api/openapi.json"])
      expect([line, (await raw([`${line} HTTP/1.0`])).slice(0, 12)]).toEqual([line, "HTTP/1.1 400"]);
  });
});

test("HEAD answers as GET does, without a body", async () => {
  const response = await fetch(`${alta.url}/api/health`, { method: "HEAD" });
  expect(response.status).toBe(200);
  expect(await response.text()).toBe("");
});
