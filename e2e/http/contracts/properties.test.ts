import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { testVariable } from "@/scripts/process/environment";
import { freshAlta } from "../support/alta";
import { anyJson, nearlyValid } from "../support/arbitrary-bodies";
import { bearer } from "../support/client";
import { SHAPES } from "../support/documented-shapes";
import { CONTRACTS, type ContractName } from "../support/documents";
import { SUCCESS } from "../support/duplicates";
import { expectHeaders } from "../support/envelope";
import { DOCUMENTED_PATH } from "../support/paths";
import { tokenOf } from "../support/staff";

const alta = await freshAlta();
const employee = bearer(await tokenOf(alta, "employee"));

/** Milliseconds, for a loaded machine. */
const timeout = 240_000;

/** Set TEST_SEED to reproduce a failure. */
const seed = Number(testVariable("TEST_SEED") ?? Date.now() % 2 ** 31);

async function accountsCount(): Promise<number> {
  const [row] = await alta.sql`select count(*)::int as count from accounts`;
  return row?.count;
}

/** A documented status, that status's shape, and one more account exactly on success. */
async function expectDocumentedAnswer(name: ContractName, body: unknown): Promise<void> {
  const before = await accountsCount();
  const answer = await alta.post(DOCUMENTED_PATH[name], body, name === "sucursal" ? employee : {});
  const shape = SHAPES[name]?.[answer.status];
  if (!shape) throw new Error(`${answer.status} is no answer of ${name}: ${answer.text}`);
  const read = shape.safeParse(answer.json);
  if (!read.success) throw new Error(`Not the shape of a ${answer.status} of ${name}: ${answer.text}\n${read.error}`);
  expectHeaders(answer);
  expect(await accountsCount()).toBe(before + (answer.status === SUCCESS[name] ? 1 : 0));
}

describe.each(CONTRACTS)(`%s (seed ${seed})`, (name) => {
  test("gives a documented answer to arbitrary JSON, and registers nothing", { timeout }, async () => {
    const property = fc.asyncProperty(anyJson, (body) => expectDocumentedAnswer(name, body));
    await fc.assert(property, { seed, numRuns: 200 });
  });

  test("gives a documented answer to JSON that is nearly valid", { timeout }, async () => {
    const property = fc.asyncProperty(nearlyValid(name), (body) => expectDocumentedAnswer(name, body));
    await fc.assert(property, { seed, numRuns: 150 });
  });
});

test("some of those registered an account, so that the property covers both outcomes", async () => {
  const rows = await alta.sql`select origin, count(*)::int as count from accounts group by origin`;
  for (const name of CONTRACTS) expect(rows.find(({ origin }) => origin === name)?.count).toBeGreaterThan(0);
});
