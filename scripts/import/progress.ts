import type { Run } from "../../accounts/imports/import-run";

const EVERY_MILLISECONDS = 2_000;

/** Tells how far an import is, every other second. */
export function progress(words: (done: number, all: number) => string): (run: Run) => void {
  let last = performance.now();
  return ({ next, rows }) => {
    if (performance.now() - last < EVERY_MILLISECONDS) return;
    last = performance.now();
    console.log(words(next, rows));
  };
}
