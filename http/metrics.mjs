import { createHash, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import { countWith, readGauge } from "../runtime/measure.mjs";
import { pathOf } from "./request.mjs";

/** Registering takes a quarter of a second of hashing; above 5 s everything is refused. */
const buckets = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5];

const counters = {
  sign_ups: {
    help: "Registrations by contract (or web, counter, setup) and outcome.",
    labels: ["contract", "outcome"],
  },
  sign_ins: { help: "Sign-ins by contract (or web) and outcome.", labels: ["contract", "outcome"] },
  limit_refusals: { help: "Times a rate limit was found used up.", labels: ["limit"] },
  hash_refusals: { help: "Passwords that the hash queue had no place for.", labels: ["lane"] },
};

/** @type {{ what: import("../runtime/measure.mjs").Gauged, name: string, help: string }[]} */
const gauges = [
  { what: "hash_queue", name: "alta_hash_jobs", help: "Passwords being hashed or verified, and waiting for it." },
  { what: "database", name: "alta_database_connections", help: "The pool: busy, idle, and queries waiting for one." },
  { what: "outbox", name: "alta_outbox_mails", help: "Mails that wait to be sent, and failed ones." },
  { what: "outbox_age", name: "alta_outbox_seconds", help: "Age of the oldest mail that waits to be sent." },
];

/**
 * What this process counts, for Prometheus. Every label's value comes from a list: routes, methods, our own names.
 */
export async function startMetrics() {
  const { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } = await import("prom-client");
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    ...{ name: "http_request_duration_seconds", help: "Requests by route pattern, method, status and contract." },
    ...{ labelNames: ["method", "route", "status", "contract"], buckets, registers },
  });
  const counted = Object.fromEntries(
    Object.entries(counters).map(([what, { help, labels }]) => [
      what,
      new Counter({ name: `alta_${what}_total`, help, labelNames: labels, registers }),
    ]),
  );
  countWith((what, labels) => counted[what]?.inc(labels));
  for (const { what, name, help } of gauges)
    new Gauge({
      ...{ name, help, labelNames: ["state"], registers },
      async collect() {
        this.reset();
        for (const [state, value] of Object.entries(await readGauge(what))) this.set({ state }, value);
      },
    });
  return {
    /** @param {import("./access-log.mjs").Line} line */
    observe({ method = "", route, status, ms = 0, contract = "" }) {
      const labels = { method: known.has(method) ? method : "other", route: route ?? "other", status, contract };
      requests.observe(labels, ms / 1000);
    },
    /** @param {import("node:http").ServerResponse} response */
    async answer(response) {
      const text = await registry.metrics();
      response.writeHead(200, { "Content-Type": registry.contentType, "Cache-Control": "no-store" }).end(text);
    },
  };
}

const known = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/**
 * Whether the request carries the token; always where none is set.
 *
 * @param {import("node:http").IncomingMessage} request
 * @param {string | undefined} token
 */
export function carriesToken(request, token) {
  if (!token) return true;
  const digest = (/** @type {string} */ text) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(request.headers.authorization ?? ""), digest(`Bearer ${token}`));
}

/**
 * A listener of their own, for a port that only the private network reaches.
 *
 * @param {Awaited<ReturnType<typeof startMetrics>>} metrics
 * @param {{ port: number, host: string, token: string | undefined }} options
 */
export function listenForMetrics(metrics, { port, host, token }) {
  const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
    const found = request.method === "GET" && ["/metrics", "/api/metrics"].includes(pathOf(request));
    if (!found) response.writeHead(404).end();
    else if (!carriesToken(request, token)) response.writeHead(401, { "WWW-Authenticate": "Bearer" }).end();
    else void metrics.answer(response);
  });
  return server.listen(port, host);
}
