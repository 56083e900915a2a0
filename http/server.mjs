// The web server: Next's handler behind our own checks, header rules and timeouts.
import { randomBytes } from "node:crypto";
import { createServer, STATUS_CODES } from "node:http";
import next from "next";
import { refusals } from "../messages/refusals.mjs";
import { inRequest } from "../runtime/current-request.mjs";
import { startDraining } from "../runtime/draining.mjs";
import { handedOver, receiveSecrets } from "../runtime/handed-over.mjs";
import { cutShort, shareConnections } from "./connections.mjs";
import { securityHeaders } from "./headers.mjs";
import { startObserving } from "./observe.mjs";
import { explainOlderForm } from "./older-form.mjs";
import { refusalOfForm } from "./own-page.mjs";
import { problemOf, problemType } from "./problem.mjs";
import { clientAddress, isBareProbe, isSane, pathOf, trustworthyHeaders, unknownMethod } from "./request.mjs";
import { pageMethods, routeFinder } from "./routes.mjs";
import { sendFile, staticFiles } from "./static.mjs";

/** @type {import("../scripts/process/app.ts").ServerSettings} */
const settings = JSON.parse(process.argv[2] ?? "{}");
const { port, host, dev, appUrl: origin, proxyHops, drainSeconds } = settings;
await receiveSecrets();
const observing = await startObserving(settings, handedOver());
const appUrl = new URL(origin);
const https = appUrl.protocol === "https:";
// next-auth's own URL; without it the request's Host would be used.
process.env.NEXTAUTH_URL = origin;
const findRoute = dev ? () => ({ pattern: null, page: false }) : routeFinder();
const assets = dev ? new Map() : staticFiles();
const assetRoute = { pattern: "/_next/static/[...file]", page: false };
/** The methods that Next handles. */
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const secondsForRequestsInFlight = 6;

const server = createServer({
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  // Longer than the usual 60 s of proxies, so that a proxy never reuses a connection that we just closed.
  keepAliveTimeout: 65_000,
});
shareConnections(server, proxyHops);
// For clients that do not read their answer. Hot reload's connections are idle for longer.
if (!dev) server.setTimeout(60_000);

const app = next({
  dev,
  // Errors are logged by instrumentation.ts.
  quiet: !dev,
  // The base of request URLs, instead of the Host header.
  hostname: appUrl.hostname,
  port: Number(appUrl.port || (https ? 443 : 80)),
  // Next would accept WebSockets on this server. Only hot reload needs them.
  httpServer: dev ? server : createServer(),
});
const ready = app.prepare().then(() => app.getRequestHandler());
ready.catch((error) => {
  console.error(error);
  process.exit(1);
});

/** Answers not finished yet. */
const underWay = new Set();

server.on("request", async (request, response) => {
  underWay.add(response);
  response.once("close", () => underWay.delete(response));
  const path = pathOf(request);
  const asset = assets.get(path);
  const route = asset ? assetRoute : findRoute(path);
  const facts = observing.begin(request, response, route.pattern);
  const headers = securityHeaders({ nonce: randomBytes(16).toString("base64"), https, dev, path });
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (!isSane(request)) return refuse(response, 400, path);
  if (isBareProbe(request)) return response.writeHead(200, { "Cache-Control": "no-store" }).end();
  if (observing.answersMetrics(request, response, (status) => refuse(response, status, path))) return;
  const { page } = route;
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
    // Next answers 500 to unknown methods. As no route has a PATCH, that handler answers 405 with Allow.
    request.method = "PATCH";
    request.headers[unknownMethod] = method;
  }
  if (page) explainOlderForm(request, response, () => refuse(response, 409, path));
  // Next reads the nonce for its own scripts from the request.
  request.headers["content-security-policy"] = headers["Content-Security-Policy"];
  try {
    const handle = await ready;
    await inRequest(facts, () => handle(request, response));
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
 * Answers a malformed request on the bare socket, and closes it without waiting for the client's side.
 *
 * @param {import("node:stream").Duplex} socket
 * @param {number} status
 */
function hangUp(socket, status) {
  const plain = { Connection: "close", "Content-Length": "0", "X-Request-Id": observing.hungUp(status) };
  const headers = { ...securityHeaders({ nonce: "", https, dev }), ...plain };
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
  void Promise.allSettled([closed, ...lastTasks()])
    .then(() => observing.stop())
    .finally(() => process.exit());
  // Answers under way are the last ones on their connections.
  for (const response of underWay) if (!response.headersSent) response.setHeader("Connection", "close");
  // Connections whose answer had begun become idle only now.
  setInterval(() => server.closeIdleConnections(), 100);
}

/** The shutdown tasks registered with before-end.ts. */
function lastTasks() {
  /** @type {Set<() => Promise<void>>} */
  const tasks = Reflect.get(globalThis, Symbol.for("alta.before-end")) ?? new Set();
  return [...tasks].map((task) => task());
}

/** Load balancers see that the process is not ready any more, and have this long to send their requests elsewhere. */
function drain() {
  startDraining();
  setTimeout(stop, drainSeconds * 1000);
}

process.on("SIGTERM", drain);
process.on("SIGINT", stop);
// Exit when the launcher dies, as nothing else would stop us.
process.on("disconnect", stop);
// EPIPE: the log's reader is gone; keep serving.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

server.listen(port, host);
