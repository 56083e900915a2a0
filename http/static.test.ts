import { readdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningAlta, startAlta } from "../testing/start-alta.ts";

const chunks = ".next/static/chunks";
const name = readdirSync(chunks).find((file) => file.endsWith(".js")) ?? "";
const original = readFileSync(`${chunks}/${name}`);

let alta: RunningAlta;

beforeAll(async () => {
  alta = await startAlta();
});

afterAll(async () => {
  await alta?.stop();
});

/** A request without fetch's transparent decompression. */
async function ask(path: string, encodings?: string, method = "GET") {
  const headers = encodings === undefined ? {} : { "Accept-Encoding": encodings };
  const response = await new Promise<import("node:http").IncomingMessage>((resolve, reject) =>
    request(alta.url + path, { method, headers }, resolve)
      .on("error", reject)
      .end(),
  );
  return { status: response.statusCode, headers: response.headers, body: await buffer(response) };
}

const path = `/_next/static/chunks/${name}`;

test.each([
  ["gzip, deflate, br, zstd", "br", brotliDecompressSync],
  ["gzip, deflate", "gzip", gunzipSync],
  ["GZIP;q=0.5, br;q=0", "gzip", gunzipSync],
  ["deflate", undefined, (body: Buffer) => body],
  [undefined, undefined, (body: Buffer) => body],
])("a script requested with «%s» is sent as %s, complete and immutable", async (accepted, encoding, decode) => {
  const { status, headers, body } = await ask(path, accepted);
  expect(status).toBe(200);
  expect(headers["content-encoding"]).toBe(encoding);
  expect(decode(body).equals(original)).toBe(true);
  expect(headers).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "public, max-age=31536000, immutable",
    "content-length": String(body.length),
    vary: "Accept-Encoding",
    "x-content-type-options": "nosniff",
  });
  expect(headers["content-security-policy"]).toBeTruthy();
});

test("HEAD answers like GET, without the content", async () => {
  const [head, get] = [await ask(path, "br", "HEAD"), await ask(path, "br")];
  expect(head.body).toHaveLength(0);
  expect(head.headers["content-length"]).toBe(get.headers["content-length"]);
});

test("no other method", async () => {
  const { status, headers } = await ask(path, "br", "POST");
  expect(status).toBe(405);
  expect(headers.allow).toBe("GET, HEAD");
});

test.each(["chunks/../../BUILD_ID", "chunks/%2e%2e/%2e%2e/BUILD_ID", "chunks/..%2f..%2fBUILD_ID"])(
  "«%s» is a 404",
  async (elsewhere) => {
    const { status } = await ask(`/_next/static/${elsewhere}`);
    expect([400, 404]).toContain(status);
  },
);
