// The clients, in a process of their own: carries out one order after another and sends back what was measured.
import { Agent, request } from "node:http";

/**
 * @typedef {"signUp" | "signIn" | "yardstick" | "health" | "refused"} What
 * @typedef {{ what: What, url: string, atOnce?: number, seconds?: number, count?: number, pauseMilliseconds?: number }} Order
 * @typedef {{ status: number, milliseconds: number, retryAfter: string | undefined }} Answer
 */

const agent = new Agent({ keepAlive: true });
const password = "una clave de prueba";
/** @type {string[]} */
const registered = [];
/** Few enough for each to sign in several times. */
const MOST_REGISTERED = 50;
let count = 0;
const next = () => {
  count += 1;
  return count;
};

/** An address of its own for every client, as limits are counted by source. @param {number} number */
const sourceOf = (number) => `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;

/** @param {string} url @param {string} [source] @param {object} [body] @returns {Promise<Answer>} */
function call(url, source, body) {
  const started = performance.now();
  const headers = {
    ...(source && { "X-Forwarded-For": source }),
    ...(body && { "Content-Type": "application/json" }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method: body ? "POST" : "GET", headers }, (response) => {
      response.resume().on("end", () => {
        const { statusCode: status = 0, headers } = response;
        resolve({ status, milliseconds: performance.now() - started, retryAfter: headers["retry-after"] });
      });
    });
    sent.on("error", reject).end(body && JSON.stringify(body));
  });
}

/** @param {string} url @param {string} path */
async function signUp(url, path) {
  const number = next();
  const email = `bench.${process.pid}.${Date.now()}.${number}@example.com`;
  const answer = await call(url + path, sourceOf(number), { nombre: "Persona de Prueba", email, password });
  if (answer.status === 201 && path !== "/register" && registered.length < MOST_REGISTERED) registered.push(email);
  return answer;
}

/** @type {Record<What, (url: string) => Promise<Answer>>} */
const requests = {
  signUp: (url) => signUp(url, "/api/auth/register"),
  yardstick: (url) => signUp(url, "/register"),
  signIn: (url) => {
    const person = next() % registered.length;
    return call(`${url}/auth/login`, sourceOf(person), { email: registered[person], password });
  },
  health: (url) => call(`${url}/api/health`),
  refused: (url) => {
    const body = { nombre: "Persona de Prueba", email: "no es un correo", password: "123456" };
    return call(`${url}/api/auth/register`, sourceOf(next()), body);
  },
};

/**
 * `atOnce` clients for `seconds`, or until `count` requests have been sent, each `pauseMilliseconds` after the one before.
 * @param {Order} order
 */
async function carryOut({ what, url, atOnce = 1, seconds = 3600, count: most = Number.POSITIVE_INFINITY, ...pause }) {
  const started = performance.now();
  /** @type {Answer[]} */
  const answers = [];
  let sent = 0;
  const client = async () => {
    while (sent < most && performance.now() - started < seconds * 1000) {
      sent += 1;
      answers.push(await requests[what](url));
      if (pause.pauseMilliseconds) await new Promise((resolve) => setTimeout(resolve, pause.pauseMilliseconds));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, client));
  return summary(answers, (performance.now() - started) / 1000);
}

/** @param {Answer[]} answers @param {number} seconds */
function summary(answers, seconds) {
  const accepted = answers.filter(({ status }) => status < 300);
  const putOff = answers.filter(({ status }) => status === 503);
  const times = answers.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  return {
    perSecond: accepted.length / seconds,
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
    all: answers.length,
    accepted: accepted.length,
    putOff: putOff.length,
    withoutRetryAfter: putOff.filter(({ retryAfter }) => !Number(retryAfter)).length,
    slowestPutOff: Math.max(0, ...putOff.map(({ milliseconds }) => milliseconds)),
  };
}

/** @typedef {ReturnType<typeof summary>} Summary */

process.on("message", async (/** @type {Order} */ order) => process.send?.(await carryOut(order)));
process.on("disconnect", () => process.exit());
