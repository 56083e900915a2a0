import { describe, expect, test } from "vitest";
import { registrationsByEmployee, takenEmails } from "@/limits/budgets";
import type { Limit } from "@/limits/limit";
import { startAlta } from "@/testing/start-alta";
import { freshAlta } from "../support/alta";
import { checker, type Description } from "../support/api-description";
import { type Answer, bearer, post } from "../support/client";
import { CONTRACTS, type ContractName } from "../support/documents";
import { DUPLICATE, SUCCESS } from "../support/duplicates";
import { DOCUMENTED_PATH } from "../support/paths";
import { accountsInTheDatabase } from "../support/people";
import { freshEmail, PASSWORD, register, tokenOf } from "../support/staff";
import { validBody } from "../support/valid-bodies";

// One trusted proxy, so that tests can choose their address.
const alta = await freshAlta({ env: { RATE_LIMITS: "on", TRUSTED_PROXY_HOPS: "1" } });

const problemsOf = checker((await alta.send({ method: "GET", path: "/api/openapi.json" })).json as Description);

let sources = 0;
const freshSource = () => `198.51.${Math.floor(++sources / 250)}.${sources % 250}`;
const from = (source: string) => ({ "x-forwarded-for": source });

const STRANGERS = CONTRACTS.filter((name) => name !== "sucursal");

function expectLimited(name: ContractName, answer: Answer): void {
  const { status, headers, json } = answer;
  expect(problemsOf(DOCUMENTED_PATH[name], "POST", answer)).toEqual([]);
  expect(status).toBe(429);
  expect(Number(headers["retry-after"])).toBeGreaterThan(0);
  expect(headers["cache-control"]).toBe("no-store");
  const [, policy, quota, window] = /^"([a-z-]+)";q=(\d+);w=(\d+)$/.exec(String(headers["ratelimit-policy"])) ?? [];
  expect([Number(quota) > 0, Number(window) > 0]).toEqual([true, true]);
  expect(headers.ratelimit).toBe(`"${policy}";r=0;t=${headers["retry-after"]}`);
  const sentence = { movil: "detail", sucursal: "detail", portal: "message", usuarios: "message", unipets: "message" }[
    name
  ];
  expect(json).toEqual({ ...(name === "portal" && { status: "error" }), [sentence]: expect.stringMatching(/\w{4}/) });
}

/** Marks every bucket of this limit as used up. */
const useUp = (limit: Limit) => {
  const seconds = limit.burst * limit.everySeconds;
  return alta.sql`update rate_limits set free_at = now() + make_interval(secs => ${seconds}) where room_seconds = ${seconds}`;
};

describe("account enumeration", () => {
  test("is limited by source: of fifty taken e-mails at least ten are not revealed [LOG-09, LOG-13]", async () => {
    const source = freshSource();
    const probe = (email: string) => alta.post(DOCUMENTED_PATH.portal, validBody("portal", email), from(source));
    const statuses: number[] = [];
    for (const email of await accountsInTheDatabase(alta.sql, 50)) statuses.push((await probe(email)).status);
    expect(statuses.slice(0, 40)).toEqual(Array(40).fill(409));
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(8);
  });

  test.each(STRANGERS)("is limited through %s, where a free e-mail is refused alike [LOG-09]", async (name) => {
    const source = freshSource();
    const send = (email: string, via = source) => alta.post(DOCUMENTED_PATH[name], validBody(name, email), from(via));
    const [taken = ""] = await accountsInTheDatabase(alta.sql, 1);
    expect((await send(taken)).status).toBe(DUPLICATE[name].status);
    await useUp(takenEmails);
    expectLimited(name, await send(taken));
    expectLimited(name, await send(freshEmail()));
    expect((await send(freshEmail(), freshSource())).status).toBe(SUCCESS[name]);
  });

  test("is limited beside other errors too [LOG-09]", async () => {
    const source = freshSource();
    const [taken = ""] = await accountsInTheDatabase(alta.sql, 1);
    const send = () =>
      alta.post(DOCUMENTED_PATH.movil, { ...validBody("movil", taken), password_confirm: "otra" }, from(source));
    expect(await send()).toMatchObject({ status: 400, json: { email: ["usuario con este email ya existe."] } });
    await useUp(takenEmails);
    expectLimited("movil", await send());
  });
});

describe("a person, a branch and the documents' examples never reach a limit:", () => {
  test.each(STRANGERS)(
    "fifty identical registrations at once through %s, and another person afterwards",
    async (name) => {
      const source = freshSource();
      const send = (body: object) => alta.post(DOCUMENTED_PATH[name], body, from(source));
      const body = validBody(name, freshEmail());
      const answers = await Promise.all(Array.from({ length: 50 }, () => send(body)));
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status === SUCCESS[name])).toHaveLength(1);
      expect(statuses.filter((status) => status === DUPLICATE[name].status)).toHaveLength(49);
      expect((await send(validBody(name, freshEmail()))).status).toBe(SUCCESS[name]);
    },
  );

  test("two employees of one branch who register forty people each at once [GEN-01]", async () => {
    const branch = freshSource();
    const employees = [await tokenOf(alta, "employee"), await tokenOf(alta, "employee")];
    const answers = await Promise.all(
      employees.flatMap((token) =>
        Array.from({ length: 40 }, () =>
          alta.post(DOCUMENTED_PATH.sucursal, validBody("sucursal", freshEmail()), {
            ...bearer(token),
            ...from(branch),
          }),
        ),
      ),
    );
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    const passwords = answers.map(({ json }) => (json as { password_generada: string }).password_generada);
    expect(new Set(passwords).size).toBe(80);
    for (const password of passwords)
      expect(password).toMatch(/^(?=.*[A-Z])(?=.*[a-z])(?=.*[2-9])(?=.*[!@#$%^&*])[^0Oo1lI]{12}$/);
  });

  test("a right password at the tenth try, and an application that signs in forty times at once", async () => {
    const email = await register(alta);
    const source = freshSource();
    const signIn = (password: string) => alta.post("/auth/login", { email, password }, from(source));
    for (let guess = 0; guess < 9; guess += 1) expect((await signIn("no es esta")).status).toBe(401);
    expect((await signIn(PASSWORD)).status).toBe(200);
    const answers = await Promise.all(Array.from({ length: 40 }, () => signIn(PASSWORD)));
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  });
});

test("an employee who registers without pause is refused in the contract's shape; a colleague is not [LOG-13]", async () => {
  const send = (token: string) =>
    alta.post(DOCUMENTED_PATH.sucursal, validBody("sucursal", freshEmail()), bearer(token));
  const [employee, colleague] = [await tokenOf(alta, "employee"), await tokenOf(alta, "employee")];
  expect((await send(employee)).status).toBe(201);
  await useUp(registrationsByEmployee);
  expectLimited("sucursal", await send(employee));
  expect((await send(colleague)).status).toBe(201);
});

describe("guessing a password", () => {
  const spellings = (email: string) => [email, email.toUpperCase(), ` ${email} `, email.replace("@", "＠")];

  test("is slowed down across instances, endpoints, spellings and a restart, and for the owner here, not elsewhere [LOG-01, LOG-03]", async () => {
    const email = await register(alta);
    const source = freshSource();
    const settings = { RATE_LIMITS: "on", TRUSTED_PROXY_HOPS: "1" };
    let second = await startAlta({ databaseUrl: alta.databaseUrl, env: settings });
    try {
      const paths = ["/auth/login", "/api/auth/login/", "/auth/auth/login/", "/login", "/api/auth/login"];
      const guess = (index: number, password = "no es esta") => {
        const path = paths[index % paths.length] ?? "";
        const body = { email: spellings(email)[index % 4], password };
        return post([alta.url, second.url][index % 2] ?? "", path, body, from(source));
      };
      for (let index = 0; index < 5; index += 1) expect((await guess(index)).status).toBe(401);
      await second.stop();
      second = await startAlta({ databaseUrl: alta.databaseUrl, env: settings });
      for (let index = 5; index < 10; index += 1) expect((await guess(index)).status).toBe(401);
      for (let index = 10; index < 14; index += 1)
        expectLimited(index % 5 === 1 || index % 5 === 4 ? "movil" : "unipets", await guess(index, PASSWORD));
      // Guesses here do not lock the account owner out elsewhere.
      expect((await alta.post("/auth/login", { email, password: PASSWORD }, from(freshSource()))).status).toBe(200);
    } finally {
      await second.stop();
    }
  });

  test("is slowed down alike for unknown e-mails, in the same bytes [LOG-07]", async () => {
    const answers = async (email: string) => {
      const source = freshSource();
      const all: string[] = [];
      for (let guess = 0; guess < 12; guess += 1) {
        const { status, text, headers } = await alta.post("/auth/login", { email, password: "no" }, from(source));
        all.push(`${status} ${text} ${headers["retry-after"]} ${headers.ratelimit}`);
      }
      return all;
    };
    expect(await answers(await register(alta))).toEqual(await answers(freshEmail()));
  });

  test("cannot be sped up by forged address headers [LOG-04, H14]", async () => {
    const email = await register(alta);
    const source = freshSource();
    const claims = (index: number) => {
      const made = `203.0.113.${index}`;
      return {
        "x-forwarded-for": `${made}, ${source}`,
        forwarded: `for=${made}`,
        "x-real-ip": made,
        "true-client-ip": made,
        "x-client-ip": made,
        "cf-connecting-ip": made,
      };
    };
    const statuses: number[] = [];
    for (let index = 0; index < 12; index += 1)
      statuses.push((await alta.post("/auth/login", { email, password: "no" }, claims(index))).status);
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
  });

  test("lets as many concurrent requests through as sequential ones [LOG-05]", async () => {
    const email = await register(alta);
    const source = freshSource();
    const guess = () => alta.post("/auth/login", { email, password: "no es esta" }, from(source));
    const answers = await Promise.all(Array.from({ length: 50 }, guess));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(40);
  });

  test("counts a /64 of IPv6 as one source", async () => {
    const email = await register(alta);
    const guess = (index: number) =>
      alta.post("/auth/login", { email, password: "no" }, from(`2001:db8:7:7:${index.toString(16)}::1`));
    for (let index = 0; index < 10; index += 1) expect((await guess(index)).status).toBe(401);
    expect((await guess(10)).status).toBe(429);
    const next = await alta.post("/auth/login", { email, password: PASSWORD }, from("2001:db8:7:8::1"));
    expect(next.status).toBe(200);
  });
});

test("without its table a limit holds in memory, and says so in the log [LOG-06]", async () => {
  const own = await startAlta({ env: { RATE_LIMITS: "on" } });
  try {
    const email = freshEmail();
    const { default: postgres } = await import("postgres");
    const sql = postgres(own.databaseUrl, { max: 1 });
    await sql`drop table rate_limits, sign_in_tries`;
    await sql.end();
    const statuses: number[] = [];
    for (let guess = 0; guess < 14; guess += 1)
      statuses.push((await post(own.url, "/auth/login", { email, password: "no" })).status);
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
    expect(statuses.slice(-3)).toEqual([429, 429, 429]);
    expect(own.output()).toContain("limits are counted in memory");
  } finally {
    await own.stop();
  }
});

test("switched off, limits refuse no request, and the start says so", async () => {
  const own = await startAlta();
  try {
    const statuses = new Set<number>();
    for (let guess = 0; guess < 30; guess += 1)
      statuses.add((await post(own.url, "/auth/login", { email: "nadie@example.com", password: "no" })).status);
    expect([...statuses]).toEqual([401]);
    expect(own.output()).toContain("RATE_LIMITS=off");
  } finally {
    await own.stop();
  }
});
