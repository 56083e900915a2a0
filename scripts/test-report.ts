import { stripVTControlCharacters } from "node:util";
import type { Failure, Progress } from "../testing/progress.ts";

/** How many checks of a part held and how many did not. */
export type Outcome = { passed: number; failed: number };

const secondsOfSilence = 20;
const colours = process.stdout.isTTY
  ? { bad: "\x1b[31m", good: "\x1b[32m", dim: "\x1b[2m", end: "\x1b[0m" }
  : undefined;

const paint = (colour: "bad" | "good" | "dim", text: string) =>
  colours ? `${colours[colour]}${text}${colours.end}` : text;
const say = (line: string) => console.log(colours ? line : stripVTControlCharacters(line));
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

/** Prints what each part of the tests does while it does it, and all failures once more at the end. */
export class TestReport {
  readonly #began = Date.now();
  readonly #parts: PartReport[] = [];
  readonly failures: string[] = [];

  begin(title: string): PartReport {
    const part = new PartReport(title, this);
    this.#parts.push(part);
    return part;
  }

  /** The last line is `N passed, N failed`, which machines read. */
  end(): Outcome {
    const sum = (count: (part: PartReport) => number) => this.#parts.reduce((total, part) => total + count(part), 0);
    const [passed, failed, skipped] = [sum((part) => part.passed), sum((part) => part.failed), sum((p) => p.skipped)];
    say("");
    if (this.#parts.length > 1) for (const part of this.#parts) say(part.line());
    say(`En total ${seconds(Date.now() - this.#began)}, ${skipped} omitidas.`);
    if (this.failures.length > 0) say(`\nFallaron:\n${this.failures.map((name) => `  ✗ ${name}`).join("\n")}`);
    console.log(`${passed} passed, ${failed} failed`);
    return { passed, failed };
  }
}

/** One part: a tool that says yes or no, or a runner with many files. */
export class PartReport {
  readonly #began = Date.now();
  #took = 0;
  #files = 0;
  #done = 0;
  passed = 0;
  failed = 0;
  skipped = 0;
  readonly #heartbeat: NodeJS.Timeout;

  constructor(
    readonly title: string,
    readonly report: TestReport,
  ) {
    say(`▸ ${title}…`);
    const stillAtIt = () => say(paint("dim", `  · ${title}: sigue (${seconds(Date.now() - this.#began)})`));
    this.#heartbeat = setInterval(stillAtIt, secondsOfSilence * 1000).unref();
  }

  hear(progress: Progress) {
    this.#heartbeat.refresh();
    if (progress.kind === "plan") this.#files = progress.files;
    if (progress.kind === "skip") this.#skip(progress.test, progress.why);
    if (progress.kind === "failure") this.fail(progress.failure);
    if (progress.kind === "file") {
      this.#done += 1;
      this.passed += progress.passed;
      const counts = [`${progress.passed} bien`, progress.failed > 0 && `${progress.failed} mal`].filter(Boolean);
      const mark = progress.failed > 0 ? paint("bad", "✗") : paint("good", "✓");
      const place = paint("dim", `[${this.#done}/${this.#files}]`);
      say(`  ${mark} ${place} ${progress.file}: ${counts.join(", ")} (${seconds(progress.milliseconds)})`);
    }
  }

  #skip(test: string, why: string) {
    this.skipped += 1;
    say(paint("dim", `  - omitida: ${test}${why && ` (${why})`}`));
  }

  fail({ test, file, line, message }: Failure) {
    this.failed += 1;
    const name = [[file, line].filter(Boolean).join(":"), test].filter(Boolean).join("  ");
    this.report.failures.push(name);
    say(`\n${paint("bad", `✗ ${name}`)}\n${message.trimEnd().replaceAll(/^/gm, "    ")}\n`);
  }

  end() {
    clearInterval(this.#heartbeat);
    this.#took = Date.now() - this.#began;
    say(this.line());
  }

  line(): string {
    const counts = this.failed > 0 ? `${this.failed} mal, ${this.passed} bien` : `${this.passed} bien`;
    const skipped = this.skipped > 0 ? `, ${this.skipped} omitidas` : "";
    const mark = this.failed > 0 ? paint("bad", "✗") : paint("good", "✓");
    return `${mark} ${this.title}: ${counts}${skipped} (${seconds(this.#took)})`;
  }
}
