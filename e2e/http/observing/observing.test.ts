import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { freePort } from "@/scripts/process/ports";
import { startAlta } from "@/testing/start-alta";
import { freshAlta } from "../support/alta";
import { browserSignIn } from "../support/browser";
import { bearer } from "../support/client";
import { inParallel } from "../support/in-parallel";
import { collector, lineOf } from "./support";

const token = "a token of the tests for metrics";
const traces = await collector();
const alta = await freshAlta({
  env: {
    METRICS_TOKEN: token,
    TRUSTED_PROXY_HOPS: "1",
    OTEL_EXPORTER_OTLP_ENDPOINT: traces.url,
    OTEL_EXPORTER_OTLP_HEADERS: "authorization=Bearer%20of-the-collector",
  },
});

const person = (email: string) => ({ nombre: "Rosa Ejemplo", email, password: "una clave de ejemplo" });
const metrics = async () =>
  (await alta.send({ method: "GET", path: "/api/metrics", headers: bearer(token) })).text.split("\n");
const get = (path: string, headers = {}) => alta.send({ method: "GET", path, headers });

test("every answer carries an id of its own, and a line in the log tells of it without query or body", async () => {
  const asset = /\/_next\/static\/[^"]+\.js/.exec((await get("/ingresar")).text)?.[0] ?? "";
  const asked: [path: string, method: string, route: string | null, status: number][] = [
    ["/api/auth/register", "POST", "/api/auth/register", 400],
    ["/ingresar?correo=inconfundible", "GET", "/ingresar", 200],
    ["/verificar/inconfundible", "GET", "/verificar/[token]", 200],
    ["/inconfundible", "GET", null, 404],
    ["/api/inconfundible", "GET", "/api/[[...unknown]]", 404],
    ["/api/health", "DELETE", "/api/health", 405],
    ["/ingresar", "PUT", "/ingresar", 405],
    ["/%00", "GET", null, 400],
    [asset, "GET", "/_next/static/[...file]", 200],
  ];
  for (const [path, method, route, status] of asked) {
    const body = { headers: { "content-type": "application/json" }, body: '{"a":"inconfundible"' };
    const { headers } = await alta.send({ method, path, ...(method === "POST" && body) });
    const id = headers["x-request-id"];
    expect([path, id]).toEqual([path, expect.stringMatching(/^[\da-f-]{36}$/)]);
    await expect.poll(() => lineOf(alta, id)).toBeDefined();
    const line = lineOf(alta, id);
    expect(line).toMatchObject({ method, route, status, ms: expect.any(Number), instance: expect.any(String) });
  }
  expect(alta.output()).not.toContain("inconfundible");
});

test("what was no request is answered with an id, and logged", async () => {
  const socket = connect(Number(new URL(alta.url).port), "127.0.0.1");
  socket.write("FOO / HTTP/1.1\r\n\r\n");
  const id = /^x-request-id: (.*)\r$/im.exec(await text(socket))?.[1];
  expect(id).toBeTruthy();
  await expect.poll(() => lineOf(alta, id)).toMatchObject({ status: 400, route: null });
});

test("a trusted proxy's id is kept, in the answer, the log and the audit; one that is odd or long is not [HR-10]", async () => {
  const id = "Root=1-67891233-abcdef012345678912345678";
  const email = "rosa-del-proxy@example.com";
  const { status, headers } = await alta.post("/api/auth/register", person(email), { "x-request-id": id });
  expect([status, headers["x-request-id"]]).toEqual([201, id]);
  const [entry] = await alta.sql`select request_id from audit_entries where action = 'account.registered'
    and subject_id = (select id from accounts where email = ${email})`;
  expect(entry?.request_id).toBe(id);
  await expect.poll(() => lineOf(alta, id)).toMatchObject({ contract: "portal", status: 201 });
  for (const odd of ["two words", 'a"quote', "x".repeat(129), ""])
    expect((await get("/api/health", { "x-request-id": odd })).headers["x-request-id"]).toMatch(/^[\da-f-]{36}$/);
});

test("the audit of what a browser does names its request too", async () => {
  const email = "rosa-del-navegador@example.com";
  await alta.post("/api/auth/register", person(email));
  expect(await browserSignIn(alta, email, "una clave de ejemplo")).toBeTruthy();
  const [entry] = await alta.sql`select request_id from audit_entries where action = 'account.signed_in'
    and subject_id = (select id from accounts where email = ${email})`;
  await expect.poll(() => lineOf(alta, entry?.request_id)).toMatchObject({ route: "/api/auth/[...nextauth]" });
});

test("metrics are for those who carry the token", async () => {
  for (const headers of [{}, bearer("another"), { authorization: token }]) {
    const refused = await get("/api/metrics", headers);
    expect([refused.status, refused.headers["www-authenticate"]]).toEqual([401, "Bearer"]);
    expect(refused.text).not.toContain("http_request");
  }
  const answer = await get("/api/metrics", bearer(token));
  expect([answer.status, answer.headers["cache-control"]]).toEqual([200, "no-store"]);
  expect(answer.headers["content-type"]).toContain("text/plain; version=0.0.4");
});

test("metrics count requests, sign-ups, sign-ins, and show the queues", async () => {
  const email = "rosa-de-las-cuentas@example.com";
  await alta.post("/api/auth/register", person(email));
  await alta.post("/api/auth/register", person(email));
  await alta.post("/api/auth/register", { email });
  await alta.post("/login", { email, password: "no es esta clave" });
  const lines = await metrics();
  const value = (series: string) =>
    Number(
      lines
        .find((line) => line.startsWith(`${series} `))
        ?.split(" ")
        .at(-1),
    );
  expect(value('alta_sign_ups_total{contract="portal",outcome="email_taken"}')).toBe(1);
  expect(value('alta_sign_ups_total{contract="portal",outcome="invalid"}')).toBeGreaterThan(0);
  expect(value('alta_sign_ups_total{contract="portal",outcome="done"}')).toBeGreaterThan(1);
  expect(value('alta_sign_ins_total{contract="unipets",outcome="wrong_credentials"}')).toBe(1);
  expect(lines.join("\n")).toMatch(
    /^http_request_duration_seconds_count\{method="POST",route="\/api\/auth\/register",status="201",contract="portal"\} \d/m,
  );
  for (const series of ['alta_hash_jobs{state="waiting"}', 'alta_database_connections{state="busy"}'])
    expect([series, value(series) >= 0]).toEqual([series, true]);
  for (const series of ['alta_outbox_mails{state="failed"}', 'alta_outbox_seconds{state="oldest"}'])
    expect([series, value(series) >= 0]).toEqual([series, true]);
  expect(value("nodejs_eventloop_lag_p99_seconds")).toBeGreaterThan(0);
});

test("ten thousand hostile paths, methods and ids add no series", async () => {
  const hostile = (n: number) => ({
    method: ["GET", "POST", "PROPFIND", "TRACE", "SEARCH"][n % 5] ?? "",
    // A page that is not there takes longest, so there are fewest of them.
    path: n % 100 === 0 ? `/x${n}` : n % 10 === 0 ? `/api/x${n}` : n % 10 === 5 ? `/api/auth/x${n}` : `/%zz${n}`,
    headers: { "x-request-id": `id-${n}`, "user-agent": `a${n}` },
  });
  const some = Array.from({ length: 40 }, (_, n) => n);
  await Promise.all(some.map((n) => alta.send(hostile(n))));
  const before = (await metrics()).map((line) => line.split(" ")[0]);
  const many = Array.from({ length: 10_000 }, (_, n) => n + 40);
  await inParallel(many, async (n) => void (await alta.send(hostile(n))), 32);
  const after = (await metrics()).map((line) => line.split(" ")[0]);
  // Node's own labels are its kinds of garbage collection and of open handles, whatever is asked.
  const ofRequests = [...new Set(after)].filter((name) => !name?.startsWith("nodejs_"));
  const added = ofRequests.filter((name) => !before.includes(name));
  expect(added.length, added.join("\n")).toBeLessThan(5);
  expect(after.join()).not.toMatch(/x\d\d|PROPFIND|id-\d/);
}, 300_000);

test("the dashboard and the alerts ask for metrics that exist", async () => {
  const there = new Set((await metrics()).map((line) => /^# TYPE (\S+)/.exec(line)?.[1]).filter(Boolean));
  for (const file of ["deploy/observing/grafana.json", "deploy/observing/alerts.yml"]) {
    const named = readFileSync(file, "utf8").match(/\b(alta|http_request|nodejs|process)_\w+/g) ?? [];
    expect(named.length).toBeGreaterThan(4);
    const unknown = named.filter((name) => !there.has(name) && !there.has(name.replace(/_(bucket|count|sum)$/, "")));
    expect([file, unknown]).toEqual([file, []]);
  }
});

test("a collector gets the spans of a request under the proxy's trace, without anything of its own", async () => {
  const traceId = "0af7651916cd43dd8448eb211c80319c";
  const parent = "b7ad6b7169203331";
  const email = "rosa-de-la-traza@example.com";
  await alta.post("/api/auth/register?x=inconfundible", person(email), { traceparent: `00-${traceId}-${parent}-01` });
  const spans = () => traces.received.flatMap(({ spans }) => spans).filter((span) => span.traceId === traceId);
  await expect
    .poll(() => spans().find(({ parentSpanId }) => parentSpanId === parent), { timeout: 20_000 })
    .toBeDefined();
  const request = spans().find(({ parentSpanId }) => parentSpanId === parent);
  expect(request?.name).toBe("POST /api/auth/register");
  expect(request?.attributes).toContainEqual({ key: "http.response.status_code", value: { intValue: "201" } });
  const within = spans().filter(({ parentSpanId }) => parentSpanId === request?.spanId);
  expect(within.map(({ name }) => name)).toEqual(expect.arrayContaining(["password hash", "database transaction"]));
  expect(traces.received[0]).toMatchObject({ path: "/v1/traces", authorization: "Bearer of-the-collector" });
  expect(JSON.stringify(traces.received)).not.toMatch(/rosa|inconfundible|insert|select/i);
  const unsampled = "1af7651916cd43dd8448eb211c80319d";
  await get("/api/health", { traceparent: `00-${unsampled}-${parent}-00` });
  await get("/api/health", { traceparent: `00-${traceId}-${parent}-01` });
  await expect
    .poll(() => spans().filter(({ name }) => name === "GET /api/health"), { timeout: 20_000 })
    .toHaveLength(1);
  expect(JSON.stringify(traces.received)).not.toContain(unsampled);
});

test("metrics may have a port of their own instead, and then are nowhere else", async () => {
  const port = await freePort();
  const other = await startAlta({ env: { METRICS_PORT: String(port) } });
  onTestFinished(() => other.stop());
  const scraped = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect([scraped.status, (await scraped.text()).includes("http_request_duration_seconds")]).toEqual([200, true]);
  expect((await fetch(`http://127.0.0.1:${port}/ingresar`)).status).toBe(404);
  expect((await fetch(`${other.url}/api/metrics`)).status).toBe(404);
});
