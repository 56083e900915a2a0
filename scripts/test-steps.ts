import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuild } from "./build/build.ts";
import { obtainChromium } from "./chromium.ts";
import { clean } from "./process/environment.ts";

/** How many checks of a step held and how many did not, and what it had to say. */
export type Outcome = { passed: number; failed: number; output: string };

export type Context = { files: string[]; databaseUrl(): Promise<string>; signal: AbortSignal };

export type Step = {
  name: string;
  title: string;
  /** Takes long, and is run only when it is asked for by name. */
  onRequest?: true;
  run(context: Context): Promise<Outcome>;
};

export const steps: Step[] = [
  { name: "lint", title: "Estilo", run: ({ signal }) => check("biome", ["check", "--error-on-warnings", "."], signal) },
  { name: "build", title: "Compilación", run: build },
  { name: "types", title: "Tipos", run: ({ signal }) => check("tsc", ["--noEmit"], signal) },
  { name: "unit", title: "Núcleo y contratos", run: (context) => vitest("unit", context) },
  { name: "http", title: "HTTP y procesos", run: (context) => vitest("http", context) },
  { name: "browser", title: "Navegador", run: playwright },
  { name: "faults", title: "Fallos provocados", onRequest: true, run: (context) => vitest("faults", context) },
];

/** A tool that only says yes or no counts as one check. */
async function check(tool: string, args: string[], signal: AbortSignal): Promise<Outcome> {
  const { code, output } = await run(tool, args, {}, signal);
  return single(code === 0, output);
}

async function build({ signal }: Context): Promise<Outcome> {
  try {
    await ensureBuild(signal);
    return single(true, "");
  } catch (error) {
    return single(false, error instanceof Error ? error.message : String(error));
  }
}

function single(held: boolean, output: string): Outcome {
  return { passed: held ? 1 : 0, failed: held ? 0 : 1, output };
}

async function vitest(project: string, { files, databaseUrl, signal }: Context): Promise<Outcome> {
  const variables = { NODE_ENV: "test", TEST_DATABASE_URL: await databaseUrl() };
  const reporters = ["--reporter=default", "--reporter=json"];
  return withReport(async (report) => {
    const args = ["run", `--project=${project}`, "--passWithNoTests", ...reporters, `--outputFile.json=${report}`];
    const { code, output } = await run("vitest", [...args, ...files], variables, signal);
    const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = read(report);
    return { passed, failed: atLeastOneIf(code !== 0, failed), output };
  });
}

async function playwright({ files, databaseUrl, signal }: Context): Promise<Outcome> {
  obtainChromium();
  const url = await databaseUrl();
  return withReport(async (report) => {
    const variables = { NODE_ENV: "test", TEST_DATABASE_URL: url, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    const args = ["test", "--pass-with-no-tests", "--reporter=list,json", ...files];
    const { code, output } = await run("playwright", args, variables, signal);
    const { expected: passed = 0, unexpected = 0, flaky = 0 } = read(report).stats ?? {};
    return { passed, failed: atLeastOneIf(code !== 0, unexpected + flaky), output };
  });
}

/** A runner may fail without a failing test: a file that does not load, a set-up that throws. */
function atLeastOneIf(failed: boolean, count: number): number {
  return failed ? Math.max(count, 1) : count;
}

type Report = {
  numPassedTests?: number;
  numFailedTests?: number;
  stats?: { expected?: number; unexpected?: number; flaky?: number };
};

function read(report: string): Report {
  try {
    return JSON.parse(readFileSync(report, "utf8"));
  } catch {
    return {};
  }
}

async function withReport(work: (report: string) => Promise<Outcome>): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "alta-report-"));
  try {
    return await work(join(folder, "report.json"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(tool: string, args: string[], variables: Record<string, string>, signal: AbortSignal) {
  const child = spawn(join("node_modules/.bin", tool), args, {
    env: clean(variables),
    stdio: ["ignore", "pipe", "pipe"],
    signal,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const [code] = await once(child, "close");
  return { code, output };
}
