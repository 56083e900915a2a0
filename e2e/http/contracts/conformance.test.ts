import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { PASSWORD, register, setRole, tokenOf } from "../support/staff";

const alta = await freshAlta();
const run = promisify(execFile);

async function conformance(...args: string[]) {
  const command = ["scripts/run.mjs", "conformance", "--url", alta.url, ...args];
  const { stdout } = await run(process.execPath, command, { maxBuffer: 1 << 20 });
  return stdout;
}

test("Alta passes every clause of the conformance kit", async () => {
  const email = await register(alta);
  await setRole(alta, email, "employee");
  const { clauses, accounts, summary } = JSON.parse(
    await conformance("--json", "--email", email, "--password", PASSWORD),
  );
  expect(clauses.filter(({ verdict }: { verdict: string }) => verdict !== "kept")).toEqual([]);
  expect(summary).toEqual({ kept: clauses.length, broken: 0, unchecked: 0 });
  const marked = await alta.sql`select email from accounts where email like 'conformidad+%' order by id`;
  expect(marked.map((row) => row.email)).toEqual(accounts);
});

test("a token works like a password, and the report is printed as a table", async () => {
  const token = await tokenOf(alta, "admin");
  const told = await conformance("--contract", "sucursal", "--token", token);
  expect(told).toContain("sucursal (docs/contracts/sucursal.md)");
  expect(told).toMatch(/\n\d+ cumplen, 0 no cumplen, 0 no comprobados\./);
});
