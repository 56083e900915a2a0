import { relative } from "node:path";
import type { FullConfig, Reporter, Suite, TestCase, TestError, TestResult } from "@playwright/test/reporter";
import { tell } from "./progress.ts";

type Tally = { left: number; milliseconds: number; passed: number; failed: number; skipped: number };

/** Tells `npm test` of every file and every failure as soon as it is known. */
export default class PlaywrightReporter implements Reporter {
  readonly #files = new Map<string, Tally>();

  onBegin(_config: FullConfig, suite: Suite) {
    for (const test of suite.allTests()) this.#tally(test).left += 1;
    tell({ kind: "plan", files: this.#files.size });
  }

  onTestEnd(test: TestCase, result: TestResult) {
    const tally = this.#tally(test);
    tally.left -= 1;
    tally.milliseconds += result.duration;
    if (result.status === "skipped") {
      tally.skipped += 1;
      const why = test.annotations.find(({ type }) => type === "skip")?.description ?? "";
      tell({ kind: "skip", test: titleOf(test), why });
    } else if (test.outcome() === "expected") tally.passed += 1;
    else {
      tally.failed += 1;
      const images = result.attachments.flatMap(({ path }) => (path ? `Imagen: ${relative(".", path)}` : []));
      tell({
        kind: "failure",
        failure: {
          test: titleOf(test),
          file: fileOf(test),
          line: result.error?.location?.line ?? test.location.line,
          message: [...result.errors.map(textOf), ...images].join("\n"),
        },
      });
    }
    const { left, ...counts } = tally;
    if (left === 0) tell({ kind: "file", file: fileOf(test), ...counts });
  }

  onError(error: TestError) {
    tell({ kind: "failure", failure: { test: "(fuera de las pruebas)", file: "", message: textOf(error) } });
  }

  printsToStdio() {
    return false;
  }

  #tally(test: TestCase): Tally {
    const file = fileOf(test);
    const tally = this.#files.get(file) ?? { left: 0, milliseconds: 0, passed: 0, failed: 0, skipped: 0 };
    this.#files.set(file, tally);
    return tally;
  }
}

/** The size of the screen belongs to it: the same test runs on each. */
function titleOf(test: TestCase): string {
  const [, project = "", , ...titles] = test.titlePath();
  return `[${project}] ${titles.join(" > ")}`;
}

function fileOf(test: TestCase): string {
  return relative(".", test.location.file);
}

function textOf({ message, value, snippet, stack }: TestError): string {
  return [message ?? value ?? stack, snippet].filter(Boolean).join("\n");
}
