import { relative } from "node:path";
import type { Reporter, SerializedError, TestCase, TestModule, TestSpecification } from "vitest/node";
import { type Failure, tell } from "./progress.ts";

/** Tells `npm test` of every file and every failure as soon as it is known. */
export default class VitestReporter implements Reporter {
  onTestRunStart(specifications: readonly TestSpecification[]) {
    tell({ kind: "plan", files: specifications.length });
  }

  onTestCaseResult(test: TestCase) {
    const result = test.result();
    if (result.state === "skipped") tell({ kind: "skip", test: test.fullName, why: result.note ?? "" });
    if (result.state !== "failed") return;
    for (const error of result.errors) tell({ kind: "failure", failure: failureOf(error, test.module, test.fullName) });
  }

  onTestModuleEnd(module: TestModule) {
    const states = [...module.children.allTests()].map((test) => test.result().state);
    const count = (state: string) => states.filter((other) => other === state).length;
    const broken = [...module.errors(), ...[...module.children.allSuites()].flatMap((suite) => suite.errors())];
    for (const error of broken) tell({ kind: "failure", failure: failureOf(error, module, "(fuera de las pruebas)") });
    tell({
      kind: "file",
      file: module.relativeModuleId,
      milliseconds: module.diagnostic().duration + module.diagnostic().collectDuration,
      passed: count("passed"),
      failed: count("failed") + broken.length,
      skipped: count("skipped"),
    });
  }

  onTestRunEnd(_modules: readonly TestModule[], errors: readonly SerializedError[]) {
    for (const { message, stack = "", VITEST_TEST_PATH } of errors) {
      const file = typeof VITEST_TEST_PATH === "string" ? relative(process.cwd(), VITEST_TEST_PATH) : "";
      tell({ kind: "failure", failure: { test: "(fuera de las pruebas)", file, message: `${message}\n${stack}` } });
    }
  }
}

function failureOf(error: SerializedError, { moduleId, relativeModuleId }: TestModule, test: string): Failure {
  const { message, diff, stacks = [] } = error as SerializedError & { diff?: string; stacks?: Frame[] };
  const own = stacks.find(({ file }) => file === moduleId);
  const others = stacks.filter((frame) => frame !== own).map(({ file, line }) => `    ${file}:${line}`);
  return {
    test,
    file: relativeModuleId,
    ...(own && { line: own.line }),
    message: [message, diff, ...others].filter(Boolean).join("\n"),
  };
}

type Frame = { file: string; line: number };
