import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Alta, forgetAccounts, freshAlta } from "../support/alta";
import { checker, type Described, type Description, examplesIn, type SampleRequest } from "../support/api-description";
import type { Answer, Call } from "../support/client";
import { expectDocumented } from "../support/documented";
import { replay, resolve } from "../support/replay";

const alta = await freshAlta();
const description = (await alta.send({ method: "GET", path: "/api/openapi.json" })).json as Description;
const problemsOf = checker(description);
const examples = examplesIn(description);
const title = ({ method, path, status, name }: Described) => `${method} ${path} ${status} ${name}`;
const named = (name: string) => examples.filter((example) => example.name === name);

/** Examples that no single request provokes; each has its own test below. */
const CIRCUMSTANCES = ["servicio_ocupado", "no_disponible", "error_interno", "error_de_conexion"];
/** Checked here by their shape alone; the tests of limits, repeated requests and faults provoke what can be. */
const ELSEWHERE = [
  ...["base_ocupada", "demasiadas_solicitudes", "clave_invalida", "clave_reutilizada", "clave_en_curso"],
  ...["sin_respuesta_a_tiempo", "fuera_de_servicio", "falta_el_segundo_paso", "sin_confirmar"],
];

describe("the running server answers every example's request with that example, as described", () => {
  beforeEach(() => forgetAccounts(alta));
  const replayed = examples.filter(({ name }) => ![...CIRCUMSTANCES, ...ELSEWHERE].includes(name));

  test.each(replayed.map((example) => [title(example), example] as const))("%s", async (_, described) => {
    const { example, method, path, status } = described;
    const answer = await replay(alta, path, { method, ...example["x-request"] });
    expect(problemsOf(path, example["x-request"]?.method === "GET" ? "POST" : method, answer)).toEqual([]);
    if (method === "GET") expect(answer.status).toBe(status);
    else expectDocumented(answer, status, example.value);
  });
});

test("the operations that only read refuse other methods as described [API-02]", async () => {
  const readers = Object.entries(description.paths).filter(([, methods]) => "get" in methods);
  expect(readers).toHaveLength(5);
  for (const [path] of readers) expect(problemsOf(path, "GET", await alta.send({ path, body: "" }))).toEqual([]);
});

const busy = await freshAlta({ env: { HASH_THREADS: "1", HASH_QUEUE: "1", BCRYPT_COST: "12" } });

test.each(named("servicio_ocupado"))("a full queue is answered as described at $path", async ({ path, status }) => {
  await forgetAccounts(busy);
  const call = await resolve(busy, path, successOf(path));
  const answers = await Promise.all(Array.from({ length: 8 }, () => busy.send(call)));
  for (const answer of answers) expect(problemsOf(path, "POST", answer)).toEqual([]);
  expect(answers.map((answer) => answer.status)).toContain(status);
});

/** Sends what each example's operation would accept to an Alta of its own, after `fault` has happened to its database. */
async function answersAfter(examples: Described[], fault: (alta: Alta) => Promise<void>) {
  const alta = await freshAlta({ own: true });
  const calls: [Described, Call][] = [];
  // Those with a token last: forgetting accounts ends it.
  const tokensLast = examples.toSorted((one, other) => Number(hasToken(one)) - Number(hasToken(other)));
  for (const described of tokensLast) {
    await forgetAccounts(alta);
    calls.push([described, await resolve(alta, described.path, successOf(described.path))]);
  }
  await fault(alta);
  const answers = new Map<Described, Answer>();
  for (const [described, call] of calls) answers.set(described, await alta.send(call));
  return { alta, answers };
}

const hasToken = ({ path }: Described) => Object.keys(successOf(path).headers ?? {}).length > 0;

function expectAsDescribed(described: Described, answer: Answer | undefined) {
  if (!answer) return expect.unreachable();
  expectDocumented(answer, described.status, described.example.value);
  expect(problemsOf(described.path, described.method, answer)).toEqual([]);
}

describe("without its database", () => {
  const failing = named("servicio_ocupado");
  let broken: Awaited<ReturnType<typeof answersAfter>>;
  beforeAll(async () => {
    broken = await answersAfter(failing, unplug);
  });

  test.each(failing)("the server answers as described at $path", (described) => {
    expectAsDescribed(described, broken.answers.get(described));
  });

  test("the server is not ready, as described", async () => {
    const answer = await broken.alta.send({ method: "GET", path: "/api/ready" });
    expect(answer.status).toBe(503);
    expect(problemsOf("/api/ready", "GET", answer)).toEqual([]);
  });
});

describe("on tables that lack a column", () => {
  const failing = examples.filter(({ status }) => status === 500);
  let broken: Alta;
  beforeAll(async () => {
    broken = await freshAlta({ own: true });
  });

  test.each(failing)("the server answers $name as described at $path", async (described) => {
    const { sql } = broken;
    await forgetAccounts(broken);
    const call = await resolve(broken, described.path, { method: described.method, ...successOf(described.path) });
    await sql`alter table accounts rename given_names to lost`;
    await sql`alter table sessions rename account_id to lost`;
    try {
      expectAsDescribed(described, await broken.send(call));
    } finally {
      await sql`alter table accounts rename lost to given_names`;
      await sql`alter table sessions rename lost to account_id`;
    }
  });
});

test("every other example has the shape that the description gives its status", () => {
  const limits = { ratelimit: "x", "ratelimit-policy": "x" };
  for (const { path, method, status, example, name } of examples.filter(({ name }) => ELSEWHERE.includes(name))) {
    const headers = { "content-type": "application/json", "x-request-id": "x", "retry-after": "1", ...limits };
    expect(problemsOf(path, method, { status, headers, json: example.value }), name).toEqual([]);
  }
});

test("an answer with another status, shape or type, or without a promised header, is detected", async () => {
  const path = "/auth/login";
  const good = await replay(alta, path, { body: {} });
  const about = (change: Partial<typeof good>) => problemsOf(path, "POST", { ...good, ...change });
  expect(about({})).toEqual([]);
  expect(about({ status: 418 })).toHaveLength(1);
  expect(about({ json: {} })).toHaveLength(1);
  expect(about({ json: { message: 1 } })).toHaveLength(1);
  expect(about({ json: { message: "Todos los campos son obligatorios.", stack: "…" } })).toHaveLength(1);
  expect(about({ headers: { ...good.headers, "content-type": "text/html" } })).toHaveLength(1);
  expect(about({ headers: { "content-type": "application/json" } })).toHaveLength(1);
});

/** The request of an example of success at this URL. */
function successOf(path: string): SampleRequest {
  return examples.find((example) => example.path === path && example.status < 300)?.example["x-request"] ?? {};
}

/** Leaves a running server without its database. */
async function unplug({ sql }: Alta): Promise<void> {
  await sql`update pg_database set datallowconn = false where datname = current_database()`;
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`;
}
