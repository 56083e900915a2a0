import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { ensureBuild } from "./build/build.ts";
import { obtainChromium } from "./chromium.ts";
import { clean } from "./process/environment.ts";
import type { PartReport } from "./test-report.ts";

export type Context = { files: string[]; databaseUrl(): Promise<string>; signal: AbortSignal };

export type Step = {
  name: string;
  title: string;
  /** The files that belong to it, when only some files are asked for. */
  files?: RegExp;
  /** Begins once the build is there. */
  needsBuild?: true;
  /** Takes long, and is run only when it is asked for by name. */
  onRequest?: true;
  run(context: Context, report: PartReport): Promise<void>;
};

export const steps: Step[] = [
  { name: "build", title: "Compilación", run: ({ signal }, report) => single(() => ensureBuild(signal), report) },
  { name: "lint", title: "Estilo", run: check("biome", ["check", "--error-on-warnings", "."]) },
  { name: "types", title: "Tipos", run: check("tsc", ["--noEmit"]) },
  {
    name: "unit",
    title: "Núcleo y contratos",
    files: /^(?!e2e\/|http\/|scripts\/).*\.test\.tsx?$/,
    run: vitest("unit"),
  },
  {
    name: "http",
    title: "HTTP y procesos",
    files: /^(e2e\/http|http|scripts)\/.*\.test\.ts$/,
    needsBuild: true,
    run: vitest("http"),
  },
  { name: "browser", title: "Navegador", files: /\.spec\.ts$/, needsBuild: true, run: playwright() },
  {
    name: "screens",
    title: "Pantallas",
    needsBuild: true,
    onRequest: true,
    run: playwright("--config=e2e/screens/playwright.config.ts"),
  },
  {
    name: "faults",
    title: "Fallos provocados",
    files: /^e2e\/faults\//,
    needsBuild: true,
    onRequest: true,
    run: vitest("faults"),
  },
];

/** A tool that only says yes or no counts as one check. */
async function single(work: () => Promise<unknown>, report: PartReport) {
  try {
    await work();
    report.passed += 1;
  } catch (error) {
    report.fail({ test: report.title, file: "", message: error instanceof Error ? error.message : String(error) });
  }
}

function check(tool: string, args: string[]): Step["run"] {
  return ({ signal }, report) =>
    single(async () => {
      const { code, output } = await run(tool, args, {}, signal);
      if (code !== 0) throw new Error(output);
    }, report);
}

function vitest(project: string): Step["run"] {
  return async ({ files, databaseUrl, signal }, report) => {
    const args = ["run", `--project=${project}`, "--passWithNoTests", "--reporter=./testing/vitest-reporter.ts"];
    const variables = { NODE_ENV: "test", TEST_DATABASE_URL: await databaseUrl() };
    await runner("vitest", [...args, ...files], variables, signal, report);
  };
}

function playwright(...options: string[]): Step["run"] {
  return async ({ files, databaseUrl, signal }, report) => {
    await obtainChromium();
    const reporter = `--reporter=${join(process.cwd(), "testing/playwright-reporter.ts")}`;
    const args = ["test", ...options, "--pass-with-no-tests", reporter, ...files];
    const variables = { NODE_ENV: "test", TEST_DATABASE_URL: await databaseUrl() };
    await runner("playwright", args, variables, signal, report);
  };
}

/** A runner may fail without a failing test: a set-up that throws, a setting that it does not know. */
async function runner(
  tool: string,
  args: string[],
  variables: Record<string, string>,
  signal: AbortSignal,
  report: PartReport,
) {
  const { code, output } = await run(tool, args, variables, signal, (line) => report.hear(JSON.parse(line)));
  if (code !== 0 && report.failed === 0) report.fail({ test: `${tool} ${args.join(" ")}`, file: "", message: output });
}

/** `hear` gets what the tool writes, line by line, into its third pipe. */
async function run(
  tool: string,
  args: string[],
  variables: Record<string, string>,
  signal: AbortSignal,
  hear?: (line: string) => void,
) {
  const child = spawn(join("node_modules/.bin", tool), args, {
    env: clean(variables),
    stdio: ["ignore", "pipe", "pipe", hear ? "pipe" : "ignore"],
    signal,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
  const told = child.stdio[3] as Readable | null;
  if (hear && told) createInterface({ input: told }).on("line", hear);
  const [code] = await once(child, "close");
  return { code, output };
}
