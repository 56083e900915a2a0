import { randomBytes } from "node:crypto";

/** Spans that wait to be sent; further ones are dropped. */
const mostWaiting = 4096;
const sendEveryMilliseconds = 2_000;
const patienceMilliseconds = 5_000;
const spanKind = { internal: 1, server: 2 };
const failedStatus = 2;

/** W3C Trace Context: version, trace, parent, flags. */
const traceparent = /^00-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})$/;

/**
 * Sends spans to an OpenTelemetry collector, as OTLP in JSON over HTTP. Of a request only its method, route pattern,
 * status, contract and id are told. A collector that does not answer loses spans and delays nothing.
 *
 * @param {{ endpoint: string, headers: string | undefined, service: string, ratio: number, instance: string }} options
 */
export function startTraces({ endpoint, headers, service, ratio, instance }) {
  const url = `${endpoint.replace(/\/$/, "")}/v1/traces`;
  const resource = { attributes: attributesOf({ "service.name": service, "service.instance.id": instance }) };
  /** @type {object[]} */
  let waiting = [];

  async function flush() {
    const spans = waiting;
    if (spans.length === 0) return;
    waiting = [];
    const body = JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ scope: { name: "alta" }, spans }] }] });
    const signal = AbortSignal.timeout(patienceMilliseconds);
    const sent = { "Content-Type": "application/json", ...headersOf(headers) };
    await fetch(url, { method: "POST", body, headers: sent, signal })
      .then((answer) => answer.arrayBuffer())
      .catch(() => {});
  }
  setInterval(flush, sendEveryMilliseconds).unref();

  /**
   * The trace of one request; null where it is not sampled.
   *
   * @param {string | string[] | undefined} parent the `traceparent` of a trusted proxy
   */
  function begin(parent) {
    const [, given, parentSpanId, flags = ""] = traceparent.exec(String(parent ?? "")) ?? [];
    const sampled = given ? (Number.parseInt(flags, 16) & 1) === 1 : Math.random() < ratio;
    if (!sampled) return null;
    const traceId = given ?? randomBytes(16).toString("hex");
    const spanId = randomBytes(8).toString("hex");
    const began = now();
    const keep = (/** @type {object} */ span) => waiting.length < mostWaiting && waiting.push({ traceId, ...span });
    return {
      /** @param {string} name */
      start(name) {
        const since = now();
        return (/** @type {boolean} */ failed) =>
          keep({
            ...{ spanId: randomBytes(8).toString("hex"), parentSpanId: spanId, name, kind: spanKind.internal },
            ...{ startTimeUnixNano: since, endTimeUnixNano: now(), ...(failed && { status: { code: failedStatus } }) },
          });
      },
      /** @param {import("./access-log.mjs").Line} line */
      end({ method, route, status, requestId, contract }) {
        const facts = { "http.request.method": method, "http.route": route, "http.response.status_code": status };
        keep({
          ...{ spanId, ...(parentSpanId && { parentSpanId }), name: `${method} ${route ?? "other"}` },
          ...{ kind: spanKind.server, startTimeUnixNano: began, endTimeUnixNano: now() },
          attributes: attributesOf({ ...facts, "alta.request_id": requestId, "alta.contract": contract }),
          ...(status >= 500 && { status: { code: failedStatus } }),
        });
      },
    };
  }
  return { begin, flush };
}

function now() {
  return String(BigInt(Math.round((performance.timeOrigin + performance.now()) * 1000)) * 1000n);
}

/** @param {Record<string, string | number | null | undefined>} facts */
function attributesOf(facts) {
  return Object.entries(facts).flatMap(([key, value]) => {
    if (value === null || value === undefined) return [];
    return { key, value: typeof value === "number" ? { intValue: String(value) } : { stringValue: value } };
  });
}

/** @param {string | undefined} written `name=value,name=value`, with values percent-encoded */
function headersOf(written = "") {
  const pairs = written.split(",").filter((pair) => pair.includes("="));
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at).trim(), decodeURIComponent(pair.slice(at + 1).trim())];
    }),
  );
}
