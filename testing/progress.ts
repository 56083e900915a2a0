import { writeSync } from "node:fs";

/** What a runner tells `npm test` while it works, one JSON object a line. */
export type Progress =
  | { kind: "plan"; files: number }
  | { kind: "file"; file: string; milliseconds: number; passed: number; failed: number; skipped: number }
  | { kind: "failure"; failure: Failure }
  | { kind: "skip"; test: string; why: string };

export type Failure = {
  /** The titles from the outermost group down to the test. */
  test: string;
  file: string;
  line?: number;
  message: string;
};

/** The pipe that `npm test` opens for its runners: what is written there arrives even if the runner exits at once. */
const PIPE = 3;

export function tell(progress: Progress) {
  writeSync(PIPE, `${JSON.stringify(progress)}\n`);
}
