import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { deadline } from "../../../runtime/deadline";
import { inTurn } from "../../../runtime/in-turn";

/** Why a file cannot be read at all; `line` is where, when it is at one place. */
export type Unreadable = {
  code:
    | "empty"
    | "binary"
    | "old_excel"
    | "broken_excel"
    | "too_large"
    | "too_many_rows"
    | "quotes"
    | "json"
    | "not_an_object";
  line: number | null;
};

export type FileRow = { line: number; cells: string[] };
export type OpenFile = { headers: string[]; batches: AsyncIterable<FileRow[]> };

const SECONDS = 60;
/** Two files at once would take the memory of both. */
const BOUNDS = { atOnce: 1, mostWaiting: 4, waitMilliseconds: 60_000 };
const MEGABYTES = 768;

/**
 * Reads a CSV, XLSX or JSON Lines file in a thread of its own and hands it to `work`: the header, and the rows in batches.
 * Returns what `work` does, or why the file cannot be read; null when too many files wait.
 */
export async function readFile<Answer>(
  bytes: Uint8Array,
  work: (file: OpenFile) => Promise<Answer>,
): Promise<Answer | Unreadable | null> {
  return inTurn("import-file", BOUNDS, async () => {
    const worker = new Worker(new URL("./file-worker.mjs", import.meta.url), {
      // An object, as Next adds members of its own.
      workerData: { bytes },
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    });
    try {
      const opened = await ask<{ headers: string[] } | Unreadable>(worker);
      if ("code" in opened) return opened;
      return await work({ headers: opened.headers, batches: batchesOf(worker) });
    } catch (thrown) {
      if (isOutOfMemory(thrown) || thrown instanceof Late) return { code: "too_large", line: null };
      throw thrown;
    } finally {
      await worker.terminate();
    }
  });
}

class Late extends Error {}

async function ask<Answer>(worker: Worker): Promise<Answer> {
  const answered = once(worker, "message");
  worker.postMessage("next");
  const [answer] = await deadline(answered, SECONDS * 1000, () => new Late());
  return answer as Answer;
}

async function* batchesOf(worker: Worker): AsyncGenerator<FileRow[]> {
  for (;;) {
    const { rows } = await ask<{ rows: FileRow[] }>(worker);
    if (rows.length === 0) return;
    yield rows;
  }
}

const isOutOfMemory = (thrown: unknown) =>
  thrown instanceof Error && "code" in thrown && thrown.code === "ERR_WORKER_OUT_OF_MEMORY";
