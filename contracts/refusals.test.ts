import { describe, expect, test } from "vitest";
import type { RefreshProblem, RegisterProblem, SignInProblem } from "../accounts/account";
import type { Refusals, Reply } from "./contract";
import { published } from "./published";
import type { WireProblem } from "./wire-problem";

type Any = RegisterProblem | SignInProblem | RefreshProblem | WireProblem;

const limit = { name: "registrations", burst: 10, everySeconds: 60 };

/** Every refusal; a missing one does not compile. */
const EVERY: { [C in Any["code"]]: { problem: Extract<Any, { code: C }>; statuses: number[] } } = {
  unreadable: { problem: { code: "unreadable" }, statuses: [400] },
  not_an_object: { problem: { code: "not_an_object", received: [] }, statuses: [400] },
  invalid: { problem: { code: "invalid", issues: [], besides: [] }, statuses: [400, 401] },
  unauthenticated: { problem: { code: "unauthenticated" }, statuses: [401] },
  forbidden: { problem: { code: "forbidden" }, statuses: [403] },
  method_not_allowed: { problem: { code: "method_not_allowed", method: "PUT" }, statuses: [405] },
  unsupported_media_type: { problem: { code: "unsupported_media_type", received: "text/plain" }, statuses: [415] },
  too_large: { problem: { code: "too_large", limitBytes: 65_536 }, statuses: [413] },
  rate_limited: { problem: { code: "rate_limited", retryAfterSeconds: 7, limit }, statuses: [429] },
  failed: { problem: { code: "failed" }, statuses: [500] },
  in_doubt: { problem: { code: "in_doubt", retryAfterSeconds: 7 }, statuses: [503] },
  late: { problem: { code: "late" }, statuses: [504] },
  gone: { problem: { code: "gone" }, statuses: [410] },
  idempotency_key_invalid: { problem: { code: "idempotency_key_invalid" }, statuses: [400] },
  idempotency_key_reused: { problem: { code: "idempotency_key_reused" }, statuses: [422] },
  idempotency_key_in_use: { problem: { code: "idempotency_key_in_use", retryAfterSeconds: 7 }, statuses: [409] },
  email_taken: { problem: { code: "email_taken" }, statuses: [400, 409] },
  document_taken: { problem: { code: "document_taken" }, statuses: [400, 409] },
  branch_unknown: { problem: { code: "branch_unknown", branchId: 9 }, statuses: [400] },
  role_not_allowed: { problem: { code: "role_not_allowed" }, statuses: [403] },
  overloaded: { problem: { code: "overloaded", retryAfterSeconds: 7 }, statuses: [503] },
  wrong_credentials: { problem: { code: "wrong_credentials" }, statuses: [401] },
  email_unverified: { problem: { code: "email_unverified" }, statuses: [403] },
  second_step_required: {
    problem: { code: "second_step_required", step: { accountId: 7, passwordVersion: "" } },
    statuses: [403],
  },
  token_invalid: { problem: { code: "token_invalid" }, statuses: [401] },
};

const KEYS: Record<string, string[]> = {
  movil: ["detail"],
  portal: ["status", "message"],
  usuarios: ["message"],
  sucursal: ["detail"],
  unipets: ["message"],
};
/** The refusals about fields, or whose sentence a document puts under its own key. */
const ELSEWHERE = ["invalid", "not_an_object", "email_taken", "document_taken", "branch_unknown"];

const cases = published.flatMap((operation) =>
  Object.keys(operation.refused).map((code) => ({
    id: operation.description.id,
    code: code as Any["code"],
    operation,
  })),
);

describe.each(cases)("$id refuses $code", ({ code, operation }) => {
  const { problem, statuses } = EVERY[code];
  const refusals = operation.refused as unknown as Refusals<Any>;
  const reply = (refusals[code] as (problem: Any) => Reply)(problem);

  test("with its status and in the contract's shape", () => {
    expect(statuses).toContain(reply.status);
    if (ELSEWHERE.includes(code)) return;
    const body = reply.body as Record<string, string>;
    expect(Object.keys(body).filter((key) => key !== "code")).toEqual(KEYS[operation.name]);
    expect(body[KEYS[operation.name]?.at(-1) ?? ""]).toMatch(/^\p{Lu}.{5,}$/u);
    expect(body.status).toBe(operation.name === "portal" ? "error" : undefined);
  });

  test("with Retry-After exactly when the refusal passes with time", () => {
    const waits = "retryAfterSeconds" in problem;
    expect(reply.headers?.["Retry-After"]).toBe(waits ? "7" : undefined);
  });
});

test("every refusal can occur in some operation", () => {
  expect([...new Set(cases.map(({ code }) => code))].sort()).toEqual(Object.keys(EVERY).sort());
});
