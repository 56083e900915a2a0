import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join, sep } from "node:path";

/** The precompressed variants beside a file, in order of preference. */
const encodings = [
  { name: "br", suffix: ".br" },
  { name: "gzip", suffix: ".gz" },
];

/** @type {Record<string, string>} */
const types = {
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".ico": "image/x-icon",
  ".png": "image/png",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/** @typedef {{ type: string, plain: Buffer, encoded: { name: string, body: Buffer }[] }} StaticFile */

/**
 * The build's immutable files by their URL path, read into memory (a few megabytes): no request reaches the file system,
 * and a new build cannot remove files of a running server.
 *
 * @param {string} folder
 * @returns {Map<string, StaticFile>}
 */
export function staticFiles(folder = ".next/static") {
  const names = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => statSync(join(folder, name)).isFile() && !encodings.some(({ suffix }) => name.endsWith(suffix)));
  return new Map(names.map((name) => [`/_next/static/${name.replaceAll(sep, "/")}`, read(join(folder, name))]));
}

/**
 * @param {string} path
 * @returns {StaticFile}
 */
function read(path) {
  const encoded = encodings
    .filter(({ suffix }) => existsSync(path + suffix))
    .map(({ name, suffix }) => ({ name, body: readFileSync(path + suffix) }));
  return { type: types[extname(path)] ?? "application/octet-stream", plain: readFileSync(path), encoded };
}

/**
 * @param {StaticFile} file
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
export function sendFile(file, request, response) {
  const chosen = file.encoded.find(({ name }) => accepts(request.headers["accept-encoding"], name));
  const body = chosen?.body ?? file.plain;
  response.writeHead(200, {
    "Content-Type": file.type,
    "Content-Length": body.length,
    ...(chosen && { "Content-Encoding": chosen.name }),
    "Cache-Control": "public, max-age=31536000, immutable",
    Vary: "Accept-Encoding",
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

/**
 * Whether Accept-Encoding accepts this encoding; `q=0` refuses it.
 *
 * @param {string | string[] | undefined} header
 * @param {string} encoding
 */
function accepts(header, encoding) {
  return String(header ?? "")
    .toLowerCase()
    .split(",")
    .map((entry) => entry.split(";").map((part) => part.trim()))
    .some(([name, quality = "q=1"]) => name === encoding && Number(quality.replace("q=", "")) > 0);
}
