import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { movilFlaws, portalFlaws, usuariosFlaws } from "./fake/flaws-of-registration.ts";
import { sucursalFlaws, unipetsFlaws } from "./fake/flaws-of-staff-contracts.ts";
import { employee, type Flaw, startFake } from "./fake/start.ts";
import { conformance } from "./main.ts";
import { documentOf } from "./report.ts";
import { clauses } from "./run.ts";

const flaws = [...movilFlaws, ...portalFlaws, ...usuariosFlaws, ...sucursalFlaws, ...unipetsFlaws];
const staff = ["--email", employee.email, "--password", employee.password];
const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function examine(args: string[], flaw?: Flaw) {
  const fake = await startFake(flaw);
  stops.push(fake.stop);
  return run(["--url", fake.url, ...args]);
}

async function run(args: string[]) {
  const lines: string[] = [];
  const code = await conformance(args, (text) => lines.push(text), false);
  return { code, text: lines.join("\n") };
}

type Told = { clauses: { id: string; verdict: string; found?: string }[]; accounts: string[]; cleaned: boolean };
const read = (text: string) => JSON.parse(text) as Told;
const broken = (text: string) => read(text).clauses.flatMap(({ id, verdict }) => (verdict === "broken" ? [id] : []));

test("every clause quotes the line of the document that it comes from", () => {
  for (const { id, contract, line, quote } of clauses) {
    const said = readFileSync(documentOf(contract), "utf8").split("\n")[line - 1];
    expect(`${id}: ${said}`).toContain(quote);
  }
});

test("no two clauses have one name", () => {
  expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length);
});

test("a server that keeps every promise passes every clause", async () => {
  const { code, text } = await examine([...staff, "--json"]);
  expect(read(text).clauses.filter(({ verdict }) => verdict !== "kept")).toEqual([]);
  expect(code).toBe(0);
});

describe("every clause can fail: a server with one flaw fails exactly the clauses that are about it", () => {
  test.each(flaws.map((flawed) => [flawed.breaks.join(", "), flawed] as const))("%s", async (_, { breaks, flaw }) => {
    const contract = String(breaks[0]?.split(".")[0]);
    const { code, text } = await examine([...staff, "--json", "--contract", contract], flaw);
    expect(broken(text).sort()).toEqual([...breaks].sort());
    expect(code).toBe(1);
  });

  test("no clause is left out", () => {
    const shown = new Set(flaws.flatMap(({ breaks }) => breaks));
    expect(clauses.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
  });
});

test("without a token the staff contract is reported as unchecked, and the rest counts", async () => {
  const { code, text } = await examine(["--contract", "sucursal", "--contract", "movil"]);
  expect(code).toBe(0);
  expect(text.match(/hace falta --token, o --email y --password/g)).toHaveLength(2);
  expect(text).toMatch(/23 cumplen, 0 no cumplen, 31 no comprobados/);
});

test("a wrong staff password is reported as such, not as a broken promise", async () => {
  const { code, text } = await examine(["--contract", "sucursal", "--email", employee.email, "--password", "otra"]);
  expect(text).toContain(`no se pudo iniciar sesión como ${employee.email}`);
  expect(code).toBe(0);
});

test("a token that the server refuses is reported as such, not as thirty broken promises", async () => {
  const { code, text } = await examine(["--contract", "sucursal", "--token", "de.ayer.no"]);
  expect(text).toContain("el servidor no acepta el token de --token (401)");
  expect(text).toMatch(/3 cumplen, 0 no cumplen, 31 no comprobados/);
  expect(code).toBe(0);
});

test("the table names document, line and what was found; the accounts are marked and listed", async () => {
  const [{ flaw } = { flaw: undefined }] = usuariosFlaws;
  const { text } = await examine(["--contract", "usuarios"], flaw);
  expect(text).toContain("usuarios (docs/contracts/usuarios.md)");
  expect(text).toMatch(/✗ no cumple {5}línea {2}57 {2}Registrar responde 200\n +dice: 200 OK\n +respondió 201/);
  expect(text).toMatch(/Quedó 1 cuenta .*conformidad\+\w{8}\.\d+@example\.com/);
});

test("the accounts a run registered are handed to the --cleanup command", async () => {
  const folder = mkdtempSync(join(tmpdir(), "conformidad-"));
  const { text } = await examine(["--json", "--contract", "portal", "--cleanup", `cat > ${folder}/borradas`]);
  const { accounts, cleaned } = read(text);
  expect(readFileSync(`${folder}/borradas`, "utf8").trim().split("\n")).toEqual(accounts);
  expect(accounts.length).toBeGreaterThan(2);
  expect(cleaned).toBe(true);
  rmSync(folder, { recursive: true });
});

test("a 429 is waited out, and a server that keeps answering 429 is reported as unchecked", async () => {
  let refusals = 2;
  const busy: Flaw = (_, correct) =>
    correct.status === 400 && refusals-- > 0 ? { status: 429, body: {}, headers: { "Retry-After": "0" } } : correct;
  expect((await examine(["--contract", "movil"], busy)).code).toBe(0);
  const closed = await examine(["--contract", "movil"], () => ({ status: 429, body: {} }));
  expect(closed.text).toContain("el servidor limita las solicitudes (429)");
  expect(closed.code).toBe(2);
});

test("an unreachable server, an unknown contract or an unknown option exits with 2 and says why", async () => {
  expect(await run([])).toMatchObject({ code: 2, text: expect.stringContaining("Falta --url") });
  expect(await run(["--url", "ftp://servidor.example"])).toMatchObject({ code: 2 });
  expect(await run(["--url", "http://localhost", "--contract", "otro"])).toMatchObject({
    code: 2,
    text: expect.stringContaining("No conozco el contrato «otro»"),
  });
  for (const [argument, told] of [
    ["--fast", "No conozco la opción --fast."],
    ["--token", "--token no se usa así."],
    ["movil", "No sé qué hacer con «movil»."],
  ] as const)
    expect(await run(["--url", "http://localhost", argument])).toMatchObject({
      code: 2,
      text: expect.stringContaining(told),
    });
  expect(await run(["--url", "http://localhost", "--timeout", "0"])).toMatchObject({ code: 2 });
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  expect(await run(["--url", `http://127.0.0.1:${port}`])).toMatchObject({
    code: 2,
    text: expect.stringContaining("No hay respuesta"),
  });
  expect(await run(["--help"])).toMatchObject({ code: 0, text: expect.stringContaining("--contract") });
});
