import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { deadline } from "../../../runtime/deadline";
import { inTurn } from "../../../runtime/in-turn";
import type { Overloaded } from "../../account";
import type { MarkRefused } from "../../problems/business-refusal";

export type RedrawnMark = { type: string; mark: Uint8Array; icon: Uint8Array; width: number; height: number };

/** Of an uploaded file: with its form's other fields it must fit into what our server takes of a form. */
export const MOST_MARK_BYTES = 200 * 1024;

const SECONDS = 10;
const MEGABYTES = 192;
const BOUNDS = { atOnce: 1, mostWaiting: 4, waitMilliseconds: 20_000 };

class Late extends Error {}

/**
 * The mark drawn anew from an uploaded PNG or SVG, in a thread of its own: pixels, or shapes and colours, and nothing else
 * of the file. Refuses with `mark_refused`, and with `overloaded` while too many others wait.
 */
export async function redrawMark(bytes: Uint8Array): Promise<RedrawnMark | MarkRefused | Overloaded> {
  if (bytes.length > MOST_MARK_BYTES) return refused("too_large");
  const drawn = await inTurn("mark", BOUNDS, () => inThread(bytes));
  return drawn ?? { code: "overloaded", retryAfterSeconds: SECONDS };
}

const refused = (because: MarkRefused["because"], detail: string | null = null): MarkRefused => ({
  code: "mark_refused",
  because,
  detail,
});

async function inThread(bytes: Uint8Array): Promise<RedrawnMark | MarkRefused> {
  const worker = new Worker(new URL("./mark-worker.mjs", import.meta.url), {
    workerData: { bytes },
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  });
  try {
    const [drawn] = await deadline(once(worker, "message"), SECONDS * 1000, () => new Late());
    return "because" in drawn ? refused(drawn.because, drawn.detail) : drawn;
  } catch (thrown) {
    const outOfMemory = thrown instanceof Error && "code" in thrown && thrown.code === "ERR_WORKER_OUT_OF_MEMORY";
    if (outOfMemory || thrown instanceof Late) return refused("too_large");
    throw thrown;
  } finally {
    await worker.terminate();
  }
}
