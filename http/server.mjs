// The web server: Next's handler behind our own rules about whom to believe and how long to wait.
import { randomBytes } from "node:crypto";
import { createServer, STATUS_CODES } from "node:http";
import next from "next";
import { refusals } from "../messages/refusals.mjs";
import { cutShort, shareConnections } from "./connections.mjs";
import { securityHeaders } from "./headers.mjs";
import { refusalOfForm } from "./own-page.mjs";
import { pageFinder, pageMethods } from "./pages.mjs";
import { problemOf, problemType } from "./problem.mjs";
import { clientAddress, isSane, pathOf, trustworthyHeaders, unknownMethod } from "./request.mjs";
import { sendFile, staticFiles } from "./static.mjs";

/** @type {import("../scripts/process/app.ts").ServerSettings} */
const { port, host, dev, appUrl: origin, proxyHops } = JSON.parse(process.argv[2] ?? "{}");
const appUrl = new URL(origin);
const https = appUrl.protocol === "https:";
// Where next-auth believes to be; without it a request's Host would say.
process.env.NEXTAUTH_URL = origin;
const isPage = dev ? () => false : pageFinder();
const assets = dev ? new Map() : staticFiles();
/** All that Next knows. */
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const secondsForRequestsInFlight = 6;

const server = createServer({
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  // Longer than the minute that proxies keep theirs: the side that uses a connection again must not find it closed.
  keepAliveTimeout: 65_000,
});
shareConnections(server, proxyHops);
// For the clients that ask and then do not read. Hot reload keeps its connections still for longer.
if (!dev) server.setTimeout(60_000);

const app = next({
  dev,
  // Errors are logged by instrumentation.ts.
  quiet: !dev,
  // What a request's URL is built from; the request itself has no say in it.
  hostname: appUrl.hostname,
  port: Number(appUrl.port || (https ? 443 : 80)),
  // Next accepts WebSockets on the server it is given. Only hot reload needs them.
  httpServer: dev ? server : createServer(),
});
const ready = app.prepare().then(() => app.getRequestHandler());
ready.catch((error) => {
  console.error(error);
  process.exit(1);
});

/** Answers that have not left yet. */
const underWay = new Set();

server.on("request", async (request, response) => {
  underWay.add(response);
  response.once("close", () => underWay.delete(response));
  const path = pathOf(request);
  const headers = securityHeaders({ nonce: randomBytes(16).toString("base64"), https, dev, path });
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (!isSane(request)) return refuse(response, 400, path);
  const asset = assets.get(path);
  const page = !asset && isPage(path);
  const allowed = asset ? ["GET", "HEAD"] : page ? pageMethods : null;
  const method = request.method ?? "";
  if (allowed && !allowed.includes(method)) {
    response.setHeader("Allow", allowed.join(", "));
    return refuse(response, 405, path);
  }
  if (asset) return sendFile(asset, request, response);
  cutShort(request, response);
  const refusal = method === "POST" && page && refusalOfForm(request.headers, appUrl);
  if (refusal) return refuse(response, refusal, path);
  const client = clientAddress(request.socket.remoteAddress, request.headers["x-forwarded-for"], proxyHops);
  request.headers = trustworthyHeaders(request.headers, { client, appUrl, dev });
  if (!methods.includes(method)) {
    // Next cannot hold such a request, and answers 500. No route of ours has a PATCH: it says what it allows.
    request.method = "PATCH";
    request.headers[unknownMethod] = method;
  }
  // Next reads the nonce for its own scripts from the request.
  request.headers["content-security-policy"] = headers["Content-Security-Policy"];
  try {
    const handle = await ready;
    await handle(request, response);
  } catch (error) {
    console.error(error);
    if (response.headersSent) response.destroy();
    else refuse(response, 500, path);
  }
});

/**
 * @param {import("node:http").ServerResponse} response
 * @param {number} status
 * @param {string} path
 */
function refuse(response, status, path) {
  const toProgram = /^\/(api|\.well-known)\//.test(path);
  const type = toProgram ? problemType : "text/plain; charset=utf-8";
  response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store" });
  response.end(toProgram ? JSON.stringify(problemOf(status, path)) : `${refusals[status]?.detail}\n`);
}

server.on("clientError", (error, socket) => {
  const code = "code" in error ? error.code : undefined;
  if (!socket.writable || code === "ECONNRESET") return socket.destroy();
  if (code === "HPE_HEADER_OVERFLOW") return hangUp(socket, 431);
  hangUp(socket, code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : 400);
});

if (!dev) server.on("upgrade", (_request, socket) => hangUp(socket, 400));

/**
 * Answers where there is no request to answer, and does not wait for the client to agree that it is over.
 *
 * @param {import("node:stream").Duplex} socket
 * @param {number} status
 */
function hangUp(socket, status) {
  const headers = { ...securityHeaders({ nonce: "", https, dev }), Connection: "close", "Content-Length": "0" };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, "", ""].join("\r\n"), () => socket.destroy());
}

server.on("error", (error) => {
  if ("code" in error && error.code === "EADDRINUSE") process.send?.("port-taken");
  else console.error(error);
  process.exitCode = 1;
  stop();
});

let stopping = false;
function stop() {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(), secondsForRequestsInFlight * 1000).unref();
  const closed = new Promise((resolve) => server.close(resolve));
  void Promise.allSettled([closed, ...lastTasks()]).then(() => process.exit());
  // Whoever is still answered asks nothing more on that connection.
  for (const response of underWay) if (!response.headersSent) response.setHeader("Connection", "close");
  // One whose answer had begun to leave falls idle only now.
  setInterval(() => server.closeIdleConnections(), 100);
}

/** What the application wants to finish, as before-end.ts has collected it. */
function lastTasks() {
  /** @type {Set<() => Promise<void>>} */
  const tasks = Reflect.get(globalThis, Symbol.for("alta.before-end")) ?? new Set();
  return [...tasks].map((task) => task());
}

process.on("SIGTERM", stop);
process.on("SIGINT", stop);
// Without the process that started us nobody would ever stop us.
process.on("disconnect", stop);
// Whoever read our lines may leave; requests are answered all the same.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

server.listen(port, host);
