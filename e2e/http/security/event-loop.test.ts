import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { admin } from "@/testing/start-alta";
import { freshAlta } from "../support/alta";
import { browserSignIn } from "../support/browser";
import { type Answer, bearer } from "../support/client";
import { CONTRACTS, type ContractName } from "../support/documents";
import { hiddenFields, multipart } from "../support/form";
import { DOCUMENTED_PATH, SIGN_IN_PATHS } from "../support/paths";
import { freshEmail, PASSWORD, tokenOf } from "../support/staff";
import { validBody } from "../support/valid-bodies";

const alta = await freshAlta({ env: { RATE_LIMITS: "on" } });
const employee = bearer(await tokenOf(alta, "employee"));
const admins = (await browserSignIn(alta, admin.email, admin.password)) ?? "";
const HELD_MILLISECONDS = 50;

/** CPU time of the server's main thread, in milliseconds: how long it was held, whatever else the machine does. */
function mainThread(): number {
  const [nanoseconds = ""] = readFileSync(`/proc/${alta.pid}/task/${alta.pid}/schedstat`, "utf8").split(" ");
  return Number(nanoseconds) / 1e6;
}

/** The least time of six that a request holds the event loop: what is slow by itself is slow each time. */
async function held(request: () => Promise<Answer>): Promise<number> {
  const times: number[] = [];
  while (times.length < 6 && !times.some((time) => time < HELD_MILLISECONDS)) {
    const before = mainThread();
    const { status } = await request();
    expect([200, 201, 303, 400, 401, 403, 409, 413, 415, 422, 429]).toContain(status);
    times.push(mainThread() - before);
  }
  return Math.min(...times);
}

/** As long as a body may be, made of what is slow to trim, to normalise, to match or to judge. */
const fill = (text: string) => text.repeat(Math.floor(60_000 / Buffer.byteLength(text)));
const HOSTILE = {
  "combining marks": `e${fill("\u0301\u0316")}`,
  "letters that NFKC makes eighteen of": fill("\ufdfa"),
  "almost an address": fill("a.b@"),
  "an address without end": `a@${fill("a-.")}`,
  spaces: `${fill(" ")}x`,
  digits: fill("9"),
  "almost a telephone": `+${fill("5 9-1")}`,
  "zero width": fill("\u200b"),
  jamo: fill("\u1112\u1161\u11ab"),
  quotes: fill("'\"\\"),
  l33t: fill("p4ssw0rd1l0v3y0up@$$w0rd"),
};
const hostile = Object.entries(HOSTILE);

async function slowOf(requests: Record<string, () => Promise<Answer>>): Promise<string[]> {
  const slow: string[] = [];
  for (const [name, request] of Object.entries(requests)) {
    const milliseconds = await held(request);
    if (milliseconds > HELD_MILLISECONDS) slow.push(`${name}: ${milliseconds.toFixed(0)} ms`);
  }
  return slow;
}

test.each(CONTRACTS)("no text in any field of %s holds the event loop", async (name: ContractName) => {
  const body = validBody(name, freshEmail(name));
  const fields = Object.keys(body).filter((field) => typeof body[field] === "string");
  const requests = fields.flatMap((field) =>
    hostile.map(([kind, text]) => {
      const send = () => alta.post(DOCUMENTED_PATH[name], { ...body, [field]: text }, employee);
      return [`${field} of ${kind}`, send] as const;
    }),
  );
  expect(requests.length).toBeGreaterThan(hostile.length);
  expect(await slowOf(Object.fromEntries(requests))).toEqual([]);
});

test("no address, password or token does at the doors for signing in", async () => {
  const requests: Record<string, () => Promise<Answer>> = {};
  // The first one of each kind loads what the others use.
  for (const [path = ""] of Object.values(SIGN_IN_PATHS)) await alta.post(path, { email: freshEmail(), password: "x" });
  for (const [kind, text] of hostile) {
    for (const [name, [path = ""]] of Object.entries(SIGN_IN_PATHS)) {
      requests[`e-mail of ${kind}, ${name}`] = () => alta.post(path, { email: text, password: PASSWORD });
      requests[`password of ${kind}, ${name}`] = () => alta.post(path, { email: "nadie@example.com", password: text });
    }
    requests[`refresh of ${kind}`] = () => alta.post("/api/auth/token/refresh/", { refresh: text });
    requests[`bearer of ${kind}`] = () =>
      alta.post(DOCUMENTED_PATH.sucursal, {}, bearer(encodeURIComponent(text).slice(0, 12_000)));
  }
  expect(await slowOf(requests)).toEqual([]);
});

test.each(["/registro", "/ingresar", "/recuperar", "/cuenta", "/panel/clientes/nuevo", "/panel/equipo/nuevo"])(
  "no text in a form of %s does",
  async (path) => {
    // Who is signed in is sent on from the pages for strangers.
    const cookie = /^\/(cuenta|panel)/.test(path) ? admins : "";
    const page = await alta.send({ method: "GET", path, headers: { cookie } });
    const names = [...page.text.matchAll(/<(?:input|select|textarea)[^>]* name="([^"$]+)"/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(0);
    const hidden = await hiddenFields(alta, path, cookie);
    const requests: Record<string, () => Promise<Answer>> = {};
    const post = (fields: Record<string, string>) => () => {
      const { type, body } = multipart({ ...hidden, ...fields });
      return alta.send({ path, headers: { "content-type": type, origin: alta.url, cookie }, body });
    };
    for (const name of new Set(names))
      for (const [kind, text] of hostile) requests[`${name} of ${kind}`] = post({ [name ?? ""]: text });
    requests["a thousand fields"] = post(Object.fromEntries(Array.from({ length: 700 }, (_, at) => [`f${at}`, "x"])));
    expect(await slowOf(requests)).toEqual([]);
  },
);

test("no header does that is read before the body", async () => {
  const long = 14_000;
  const headers = {
    "content-type": `application/json${" ".repeat(long)}x`,
    authorization: `Bearer ${"a.".repeat(long / 2)}`,
    "accept-language": "es;q=0.1,".repeat(long / 9),
    cookie: `alta.session=${"a.".repeat(long / 2)}`,
    "idempotency-key": "k".repeat(long),
    "user-agent": "Mozilla/5.0 (".repeat(long / 13),
    "x-forwarded-for": "1,".repeat(long / 2),
  };
  const requests = Object.entries(headers).flatMap(([name, value]) => {
    const door = () => alta.post(DOCUMENTED_PATH.movil, {}, { [name]: value });
    const page = () => alta.send({ method: "GET", path: "/registro", headers: { [name]: value } });
    return [[`${name} at a door`, door] as const, [`${name} on a page`, page] as const];
  });
  expect(await slowOf(Object.fromEntries(requests))).toEqual([]);
});

test("fifteen sign-ups at once with a password that is slow to judge leave the server answering [HR-01]", async () => {
  const hidden = await hiddenFields(alta, "/registro");
  const person = { givenNames: "Ana", surnames: "Paz", phone: "+591 71234567" };
  const password = "p4ssw0rd1l0v3y0up@$$w0rd".repeat(3).slice(0, 64);
  const latencies: number[] = [];
  let over = false;
  const watching = (async () => {
    while (!over) {
      const asked = performance.now();
      expect((await alta.send({ method: "GET", path: "/api/health" })).status).toBe(200);
      latencies.push(performance.now() - asked);
      await sleep(20);
    }
  })();
  const before = mainThread();
  const answers = await Promise.all(
    Array.from({ length: 15 }, () => {
      const { type, body } = multipart({ ...hidden, ...person, email: freshEmail(), password });
      return alta.send({ path: "/registro", headers: { "content-type": type, origin: alta.url }, body });
    }),
  );
  const spent = mainThread() - before - latencies.length * 3;
  over = true;
  await watching;
  // Let in, or told with their form that there is too much to do.
  for (const { status, text } of answers)
    if (status !== 303) expect([status, text.includes("Hay mucha gente")]).toEqual([200, true]);
  expect(latencies.sort((one, other) => one - other)[Math.floor(latencies.length / 2)]).toBeLessThan(250);
  expect(spent / answers.length).toBeLessThan(100);
});
