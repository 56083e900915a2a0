import { parentPort, workerData } from "node:worker_threads";
import { readLines } from "./read-lines.mjs";
import { Unreadable } from "./unreadable.mjs";

/** So few at once that the other thread takes them in a moment. */
const BATCH = 200;

/** Answers the first message with the header, every further one with the next rows; with none at the end. */
const file = open();
let next = 0;
parentPort?.on("message", () => {
  if (next === 0 || "code" in file) parentPort?.postMessage("code" in file ? file : { headers: file.headers });
  else parentPort?.postMessage({ rows: file.rows.slice((next - 1) * BATCH, next * BATCH) });
  next += 1;
});

function open() {
  try {
    return readLines(workerData.bytes);
  } catch (thrown) {
    if (thrown instanceof Unreadable) return { code: thrown.code, line: thrown.line };
    throw thrown;
  }
}
