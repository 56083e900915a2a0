import { decodeJwt } from "jose";
import { describe, expect, test } from "vitest";
import type { Role } from "@/accounts/account";
import { accounts } from "@/db/schema";
import { freshAlta } from "../support/alta";
import { bearer } from "../support/client";
import { mountedContracts } from "../support/mounted";
import { freshEmail, register, setRole, signIn, tokenOf } from "../support/staff";
import { type TokenEndpoint, tokenEndpoints, visitorOf } from "../support/token-endpoints";
import { validBody } from "../support/valid-bodies";

const alta = await freshAlta();
const roles = accounts.role.enumValues;
const endpoints = await tokenEndpoints();
const contracts = await mountedContracts();

/** The contracts whose body has a role, and their role numbers. */
const NUMBERS: Record<string, { field: string; of: Record<Role, number> }> = {
  sucursal: { field: "rol", of: { client: 1, employee: 2, admin: 3 } },
  unipets: { field: "rol_id", of: { admin: 1, employee: 2, client: 3 } },
};
const asking = contracts.filter(({ name }) => name in NUMBERS);

/** The states of the caller's row, and the roles to request in each. The last four void every token. */
const ENDED = ["disabled", "closed", "revoked", "expired"] as const;
type Row = Role | (typeof ENDED)[number];
const QUESTIONS: [Row, readonly Role[]][] = [
  ...roles.map((role): [Row, readonly Role[]] => [role, roles]),
  ...ENDED.map((row): [Row, readonly Role[]] => [row, ["admin"]]),
];

async function writeRow(email: string, row: Row): Promise<void> {
  const { sql } = alta;
  const role = roles.find((role) => role === row) ?? "admin";
  await sql`update accounts set role = ${role}, disabled_at = ${row === "disabled" ? new Date() : null},
    closed_at = ${row === "closed" ? new Date() : null} where email = ${email}`;
  await sql`update sessions set revoked_at = ${row === "revoked" ? new Date() : null},
    expires_at = now() + make_interval(hours => ${row === "expired" ? -1 : 1})
    where account_id = (select id from accounts where email = ${email})`;
}

/** The expected answer, from the row, the contract and the requested role; independent of the token. */
function ruled(row: Row, callers: "anyone" | "staff", wanted: Role): string {
  const caller = roles.find((role) => role === row);
  const mayGrant = caller === "admin" || wanted === "client";
  if (callers === "anyone") return mayGrant ? `registers: ${wanted}` : `registers: client, asks: ${wanted}`;
  if (!caller) return "401";
  if (caller === "client") return "403";
  return mayGrant ? `registers: ${wanted}` : "403";
}

async function happens(contract: (typeof contracts)[number], token: string, wanted: Role): Promise<string> {
  const email = freshEmail();
  const { field = "", of } = NUMBERS[contract.name] ?? {};
  const body = { ...validBody(contract.name, email), [field]: of?.[wanted] };
  const answer = await alta.post(contract.path, body, bearer(token));
  const [row] = await alta.sql`select a.role, r.role as asked from accounts a
    left join role_requests r on r.account_id = a.id and r.decided_at is null where a.email = ${email}`;
  if (answer.status !== 201) return row ? "registered in spite of its answer" : String(answer.status);
  const pending = answer.headers["x-role-request"] === "pending";
  return `registers: ${row?.role}${pending ? `, asks: ${row?.asked}` : ""}`;
}

async function everyAnswer(token: string, email: string) {
  const answers: string[] = [];
  const expected: string[] = [];
  for (const [row, wantedRoles] of QUESTIONS) {
    await writeRow(email, row);
    for (const contract of asking)
      for (const wanted of wantedRoles) {
        const question = `${row} → ${contract.name} for a new ${wanted}: `;
        expected.push(question + ruled(row, contract.callers, wanted));
        answers.push(question + (await happens(contract, token, wanted)));
      }
  }
  return { answers, expected };
}

describe.concurrent("the answer depends on the account's row alone [REG-04, SES-08]", () => {
  const minted = endpoints.flatMap((endpoint) =>
    (endpoint.known ? roles : (["client"] as const)).map((role) => ({ endpoint, role })),
  );
  test.each(minted.map((token) => [token.endpoint.name, token.role, token.endpoint] as [string, Role, TokenEndpoint]))(
    "with a token minted by %s for an account that was then %s",
    { timeout: 120_000 },
    async (_, role, endpoint) => {
      const email = await visitorOf(alta, endpoint);
      if (endpoint.known) await setRole(alta, email, role);
      const token = await endpoint.mint(alta, email);
      const { answers, expected } = await everyAnswer(token, email);
      expect(answers).toEqual(expected);
    },
  );
});

test("the matrix covers every contract with a role and every endpoint that issues tokens", () => {
  expect(asking.map(({ name }) => name).sort()).toEqual(["sucursal", "unipets"]);
  expect(endpoints.map(({ name }) => name.split(" ", 2).join(" ")).sort()).toEqual([
    "movil serve",
    "movil serveRefresh",
    "movil serveSignIn",
    "portal serve",
    "unipets serveSignIn",
  ]);
});

test("an anonymous rol_id never grants a role: 1 and 2 make a client with a role request, 3 a client [REG-03]", async () => {
  for (const [wanted, asked] of [
    [1, "admin"],
    [2, "employee"],
    [3, undefined],
  ] as const) {
    const email = freshEmail();
    const answer = await alta.post("/auth/register", { ...validBody("unipets", email), rol_id: wanted });
    expect([answer.status, answer.json]).toEqual([201, { message: "Usuario registrado con éxito." }]);
    expect(answer.headers["x-role-request"]).toBe(asked && "pending");
    const rows = await alta.sql`select a.role, r.role as asked from accounts a
      left join role_requests r on r.account_id = a.id where a.email = ${email}`;
    expect(rows).toEqual([{ role: "client", asked: asked ?? null }]);
  }
});

test("a client's UniPets token says rol_id 3, which the branches read as admin, and it gets 403 there [JWT-05]", async () => {
  const token = await signIn(alta, await register(alta));
  expect(decodeJwt(token).rol_id).toBe(NUMBERS.sucursal?.of.admin);
  const answer = await alta.post(
    "/api/usuarios/registrar-cliente/",
    validBody("sucursal", freshEmail()),
    bearer(token),
  );
  expect([answer.status, answer.json]).toEqual([403, { detail: "No tienes permiso para realizar esta acción" }]);
});

test("an administrator's token grants nothing through a contract whose body has no role [REG-03]", async () => {
  const token = await tokenOf(alta, "admin");
  for (const { name, path } of contracts.filter(({ name }) => !(name in NUMBERS))) {
    const email = freshEmail();
    const answer = await alta.post(
      path,
      { ...validBody(name, email), rol: 3, rol_id: 1, role: "admin" },
      bearer(token),
    );
    expect(answer.status).toBeLessThan(300);
    const [row] = await alta.sql`select role from accounts where email = ${email}`;
    expect([name, row?.role]).toEqual([name, "client"]);
  }
});

test("sucursal's refusals come in the order 401, 403, body: anonymous callers learn nothing from validation [REG-04]", async () => {
  const path = "/api/usuarios/registrar-cliente/";
  const wrong = [{}, { email: "no" }, [], "text"];
  for (const body of wrong) {
    expect((await alta.post(path, body)).status).toBe(401);
    expect((await alta.post(path, body, bearer(await tokenOf(alta, "client")))).status).toBe(403);
    expect((await alta.post(path, body, bearer(await tokenOf(alta, "employee")))).status).toBe(400);
  }
  const unreadable = { path, headers: { "content-type": "text/plain" }, body: "{" };
  expect((await alta.send(unreadable)).status).toBe(401);
});
