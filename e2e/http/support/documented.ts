import { expect } from "vitest";
import type { Answer } from "./client";

const JWT = /^"[\w-]+\.[\w-]+\.[\w-]+"$/;
const INTEGER = /^[1-9]\d*$/;
const INSTANT = /^"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"$/;

/** Variable values, which a document shows as examples, as JSON patterns. */
const EXAMPLES: Record<string, RegExp> = {
  access: JWT,
  refresh: JWT,
  token: JWT,
  id: INTEGER,
  usuario_id: INTEGER,
  createdAt: INSTANT,
  updatedAt: INSTANT,
  password_generada: /^"[A-Za-z0-9!@#$%^&*]{12}"$/,
};

/** An answer's body is the documented one: the same keys in the same order, the same values, byte for byte. */
export function expectDocumented(answer: Answer, status: number, documented: object): void {
  const read = JSON.stringify(answer.json);
  expect({ status: answer.status, body: exemplified(answer.json, documented) }).toEqual({
    status,
    body: JSON.stringify(documented),
  });
  expect(answer.text).toBe(read);
  expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
}

/** The answer as JSON, with the document's own example wherever the answer has a value of that kind. */
function exemplified(answer: unknown, documented: object): string {
  return JSON.stringify(answer, function (this: unknown, key, value) {
    const example = findKey(documented, key);
    return example !== undefined && EXAMPLES[key]?.test(JSON.stringify(value)) ? example : value;
  });
}

function findKey(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  if (key in value) return (value as Record<string, unknown>)[key];
  return Object.values(value)
    .map((inner) => findKey(inner, key))
    .find((found) => found !== undefined);
}
