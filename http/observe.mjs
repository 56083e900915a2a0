import { hostname } from "node:os";
import { accessLog } from "./access-log.mjs";
import { carriesToken, listenForMetrics, startMetrics } from "./metrics.mjs";
import { pathOf } from "./request.mjs";
import { requestIdOf } from "./request-id.mjs";
import { startTraces } from "./traces.mjs";

/** @typedef {{ METRICS_TOKEN?: string, OTEL_EXPORTER_OTLP_HEADERS?: string }} Secrets */

/**
 * The access log, and where they are asked for metrics and traces.
 *
 * @param {import("../scripts/process/app.ts").ServerSettings} settings
 * @param {Secrets} secrets
 */
export async function startObserving(settings, { METRICS_TOKEN: token, OTEL_EXPORTER_OTLP_HEADERS: headers }) {
  const { dev, host, port, proxyHops, logLevel, metricsPort, traces: where } = settings;
  const instance = `${hostname()}:${port}`;
  // The development server prints its own lines.
  const log = dev ? () => {} : accessLog({ level: logLevel, instance });
  const metrics = token || metricsPort ? await startMetrics() : null;
  const listener = metrics && metricsPort ? listenForMetrics(metrics, { port: metricsPort, host, token }) : null;
  const traces = where ? startTraces({ ...where, headers, instance }) : null;

  /** @param {import("./access-log.mjs").Line} line */
  function tell(line) {
    log(line);
    metrics?.observe(line);
  }

  return {
    /**
     * Gives the request its id, and tells of it once its answer has been sent.
     *
     * @param {import("node:http").IncomingMessage} request
     * @param {import("node:http").ServerResponse} response
     * @param {string | null} route
     * @returns {import("../runtime/current-request.mjs").RequestFacts}
     */
    begin(request, response, route) {
      const began = performance.now();
      const requestId = requestIdOf(request.headers["x-request-id"], proxyHops);
      const method = request.method;
      const trace = traces?.begin(proxyHops > 0 ? request.headers.traceparent : undefined);
      /** @type {import("../runtime/current-request.mjs").RequestFacts} */
      const facts = { id: requestId, ...(trace && { spans: trace }) };
      response.setHeader("X-Request-Id", requestId);
      response.once("close", () => {
        const ms = Math.round((performance.now() - began) * 10) / 10;
        const aborted = !response.writableFinished && { aborted: true };
        const line = {
          method,
          route,
          status: response.statusCode,
          ms,
          requestId,
          contract: facts.contract,
          ...aborted,
        };
        tell(/** @type {import("./access-log.mjs").Line} */ (line));
        trace?.end(line);
      });
      return facts;
    },
    /** Tells of an answer on the bare socket, to what was no request. */
    hungUp(/** @type {number} */ status) {
      const requestId = requestIdOf(undefined, 0);
      tell({ route: null, status, requestId });
      return requestId;
    },
    /**
     * Answers `/api/metrics` where a token opens it; false otherwise.
     *
     * @param {import("node:http").IncomingMessage} request
     * @param {import("node:http").ServerResponse} response
     * @param {(status: number) => void} refuse
     */
    answersMetrics(request, response, refuse) {
      if (!metrics || metricsPort || pathOf(request) !== "/api/metrics") return false;
      if (request.method !== "GET") {
        response.setHeader("Allow", "GET");
        refuse(405);
      } else if (!carriesToken(request, token)) {
        response.setHeader("WWW-Authenticate", "Bearer");
        refuse(401);
      } else void metrics.answer(response);
      return true;
    },
    async stop() {
      listener?.close();
      await traces?.flush();
    },
  };
}
