import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { admin } from "@/testing/start-alta";
import { freshAlta } from "../support/alta";
import { samplesIn } from "../support/guide";

const folder = "e2e/clients";
const alta = await freshAlta();
const call = promisify(execFile);

/** A tool of the folder `e2e/clients`, which has its own packages and its own TypeScript. */
const tool = (name: string, ...args: string[]) => call(`node_modules/.bin/${name}`, args, { cwd: folder });

/** Installs the folder's locked packages unless they are installed. */
async function install(): Promise<void> {
  const lockfile = readFileSync(`${folder}/package-lock.json`, "utf8");
  const receipt = `${folder}/node_modules/.alta-lockfile`;
  if (existsSync(receipt) && readFileSync(receipt, "utf8") === lockfile) return;
  await call("npm", ["ci", "--prefer-offline", "--no-audit", "--no-fund"], { cwd: folder });
  writeFileSync(receipt, lockfile);
}

beforeAll(async () => {
  await install();
  mkdirSync(`${folder}/generated`, { recursive: true });
  const { text } = await alta.send({ method: "GET", path: "/api/openapi.json" });
  writeFileSync(`${folder}/generated/openapi.json`, text);
}, 300_000);

test("the description is valid, without a warning", async () => {
  const { stderr } = await tool("redocly", "lint", "--config=../../redocly.yaml", "generated/openapi.json");
  expect(stderr).toContain("Your API description is valid");
  expect(stderr).not.toMatch(/[1-9]\d* (warning|error|problem)|explicitly ignored/);
});

test("clients of two generators compile, reject undescribed members, and work against the server", async () => {
  await tool("openapi-typescript", "generated/openapi.json", "--output", "generated/paths.d.ts");
  await tool("openapi-ts", "--input", "./generated/openapi.json", "--output", "generated/hey");
  await writeGuideSamples();
  const compiled = await tool("tsc", "--project", ".").catch((error: { stdout: string }) => error);
  expect(compiled.stdout).toBe("");
  for (const journey of ["openapi-fetch-journey", "hey-api-journey"])
    await call("node_modules/.bin/tsx", [`${folder}/${journey}.ts`, alta.url, admin.email, admin.password]);
}, 240_000);

/** The guide's own samples, beside clients made as the guide says. */
async function writeGuideSamples(): Promise<void> {
  const guide = `${folder}/generated/guide`;
  cpSync(`${folder}/generated/hey`, `${guide}/alta`, { recursive: true });
  cpSync(`${folder}/generated/paths.d.ts`, `${guide}/alta.d.ts`);
  const page = await alta.send({ method: "GET", path: "/docs/clientes" });
  const samples = samplesIn(page.text).filter(({ language }) => language === "typescript");
  expect(samples).toHaveLength(2);
  for (const [index, { code }] of samples.entries()) writeFileSync(`${guide}/sample-${index}.ts`, code);
}
