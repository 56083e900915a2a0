import { expect } from "vitest";
import type { Answer } from "./client";

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The keys of an error in each contract; `movil` and `sucursal` list field errors under the fields' names instead. */
const ERROR_KEYS: Record<string, string[]> = {
  movil: ["detail"],
  portal: ["status", "message"],
  usuarios: ["message"],
  sucursal: ["detail"],
  unipets: ["message"],
};

/** The headers of every contract answer. */
export function expectHeaders({ headers }: Answer): void {
  expect(headers["content-type"]).toBe("application/json; charset=utf-8");
  expect(headers["cache-control"]).toBe("no-store");
  expect(headers["x-request-id"]).toMatch(UUID);
  expect(headers["access-control-allow-origin"]).toBe("*");
  expect(headers).not.toHaveProperty("access-control-allow-credentials");
  expect(headers).not.toHaveProperty("set-cookie");
  expect(headers).not.toHaveProperty("location");
  expect(headers).not.toHaveProperty("x-powered-by");
}

/** An error of this status in the contract's own shape: its keys, one Spanish sentence, and nothing about the cause. */
export function expectError(name: string, answer: Answer, status: number): void {
  expect({ name, status: answer.status, text: answer.text }).toMatchObject({ name, status });
  expectHeaders(answer);
  const body = answer.json as Record<string, string>;
  const keys = ERROR_KEYS[name] ?? [];
  // SimpleJWT's refusals have a code too.
  expect(Object.keys(body).filter((key) => key !== "code")).toEqual(keys);
  expect(body.status).toBe(keys.includes("status") ? "error" : undefined);
  expect(body[keys.at(-1) ?? ""]).toMatch(/^\p{Lu}[^{}<>]{5,200}$/u);
  expect(answer.text).not.toMatch(/select |insert |postgres|drizzle|node_modules|Error:|ECONN|\bat \//i);
}
