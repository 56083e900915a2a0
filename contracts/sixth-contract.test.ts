import { describe, expect, test } from "vitest";
import * as z from "zod";
import { coreDatabase } from "@/testing/core-database";
import { noSession, stranger } from "@/testing/people";
import { registerCommand } from "../accounts/registration/register-command";
import type { Contract, Reply } from "./contract";

const sql = await coreDatabase();
const field = await import("../accounts/fields");
const { authenticate } = await import("../accounts/passwords/authenticate");
const { serve } = await import("./serve");

// The whole file of a sixth contract: the document of a fictitious club.

const no = (status: number, error: string, headers = {}): Reply => ({ status, body: { ok: false, error }, headers });
const wait = (seconds: number) => ({ "Retry-After": String(seconds) });

const club: Contract = {
  name: "club",
  callers: "anyone",
  request: z.object({ correo: field.email, clave: field.password(8), quien: field.givenNames }).transform((body) =>
    registerCommand({
      email: body.correo,
      givenNames: body.quien,
      password: { kind: "chosen", value: body.clave },
    }),
  ),
  grant: { accessSeconds: 60, claims: ({ id }) => ({ socio: id }) },
  created: ({ account, tokens }) => ({ status: 201, body: { ok: true, socio: account.id, pase: tokens?.access } }),
  refused: {
    unreadable: () => no(400, "No se entiende."),
    not_an_object: () => no(400, "No es un objeto."),
    invalid: ({ issues }) => no(422, issues.map(({ field, code }) => `${field}: ${code}`).join("; ")),
    unauthenticated: () => no(401, "¿Quién eres?"),
    forbidden: () => no(403, "Tú no."),
    method_not_allowed: ({ method }) => no(405, `${method} no.`),
    unsupported_media_type: () => no(415, "Solo JSON."),
    too_large: () => no(413, "Demasiado."),
    rate_limited: ({ retryAfterSeconds }) => no(429, "Despacio.", wait(retryAfterSeconds)),
    overloaded: ({ retryAfterSeconds }) => no(503, "Luego.", wait(retryAfterSeconds)),
    failed: () => no(500, "Algo falló."),
    in_doubt: ({ retryAfterSeconds }) => no(503, "Quién sabe.", wait(retryAfterSeconds)),
    late: () => no(504, "Tarde."),
    gone: () => no(410, "Ya no."),
    idempotency_key_invalid: () => no(400, "Esa clave no."),
    idempotency_key_reused: () => no(422, "Esa clave ya se usó."),
    idempotency_key_in_use: ({ retryAfterSeconds }) => no(409, "Espera.", wait(retryAfterSeconds)),
    email_taken: () => no(409, "Ya eres socio."),
    document_taken: () => no(409, "Ya eres socio."),
    branch_unknown: () => no(400, "¿Dónde?"),
    role_not_allowed: () => no(403, "Tú no."),
  },
  description: {
    id: "clubRegister",
    contract: { name: "club", description: "Un club." },
    origin: "document",
    title: "Hacerse socio",
    text: "",
    mounts: [{ path: "/club", origin: "document" }],
    fields: { correo: "", clave: "", quien: "" },
    shapes: [],
    done: {},
    refused: {
      unreadable: "never",
      not_an_object: "never",
      invalid: "never",
      unauthenticated: "never",
      forbidden: "never",
      method_not_allowed: "never",
      unsupported_media_type: "never",
      too_large: "never",
      rate_limited: "never",
      overloaded: "never",
      failed: "never",
      in_doubt: "never",
      late: "never",
      gone: "never",
      idempotency_key_invalid: "never",
      idempotency_key_reused: "never",
      idempotency_key_in_use: "never",
      email_taken: "never",
      document_taken: "never",
      branch_unknown: "never",
      role_not_allowed: "never",
    },
  },
};

// Its route file.
const { POST, GET, OPTIONS } = serve(club);

function request(body: unknown, { method = "POST", type = "application/json" } = {}): Request {
  const content = method === "POST" ? { body: typeof body === "string" ? body : JSON.stringify(body) } : {};
  return new Request("https://alta.example.com/club", { method, headers: { "content-type": type }, ...content });
}
const ask = async (body: unknown, type?: string) => {
  const response = await POST(request(body, type === undefined ? {} : { type }));
  return { status: response.status, body: await response.json(), headers: response.headers };
};
const ana = { correo: "ana@example.com", clave: "una clave de club", quien: "Ana" };

describe("a sixth contract, mounted by one line", () => {
  test("registers with its own field names and its own token", async () => {
    const { status, body, headers } = await ask(ana);
    expect([status, Object.keys(body)]).toEqual([201, ["ok", "socio", "pase"]]);
    expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
    const [row] = await sql`select a.origin, s.audience from accounts a join sessions s on s.account_id = a.id
      where a.id = ${body.socio}`;
    expect(row).toEqual({ origin: "club", audience: "club" });
  });

  test("shares the account store with the other contracts", async () => {
    const signedIn = await authenticate(stranger, { email: ana.correo, password: ana.clave }, noSession);
    expect(signedIn).toMatchObject({ ok: true });
    expect(await ask({ ...ana, correo: "ANA@example.com" })).toMatchObject({
      status: 409,
      body: { error: "Ya eres socio." },
    });
  });

  test("answers the shared refusals in its own shape", async () => {
    expect(await ask({ correo: "x", quien: "" })).toMatchObject({
      status: 422,
      body: { ok: false, error: "correo: email; clave: missing; quien: blank" },
    });
    expect(await ask("{")).toMatchObject({ status: 400, body: { ok: false, error: "No se entiende." } });
    expect(await ask([])).toMatchObject({ status: 400, body: { error: "No es un objeto." } });
    expect(await ask("{}", "text/plain")).toMatchObject({ status: 415, body: { error: "Solo JSON." } });
    expect(await ask(`{"a":"${"x".repeat(70_000)}"}`)).toMatchObject({ status: 413, body: { error: "Demasiado." } });
    const get = await GET(request(null, { method: "GET" }));
    expect([get.status, get.headers.get("allow"), await get.json()]).toEqual([
      405,
      "POST, OPTIONS",
      { ok: false, error: "GET no." },
    ]);
    expect((await OPTIONS(request(null, { method: "OPTIONS" }))).status).toBe(204);
  });
});

test("a missing refusal, or a schema whose output is no command, does not compile", () => {
  const { failed: _, ...withoutWire } = club.refused;
  const { email_taken: __, ...withoutCore } = club.refused;
  // @ts-expect-error a shared wire refusal is missing
  const one: Contract = { ...club, refused: withoutWire };
  // @ts-expect-error one of the core's refusals is missing
  const two: Contract = { ...club, refused: withoutCore };
  // @ts-expect-error the schema's output is not what the core asks for
  const three: Contract = { ...club, request: z.object({ correo: field.email }) };
  // @ts-expect-error a refusal says its status
  const four: Contract = { ...club, refused: { ...club.refused, failed: () => ({ body: {} }) } };
  expect([one, two, three, four]).toHaveLength(4);
});
