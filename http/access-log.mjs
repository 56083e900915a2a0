import { pino } from "pino";

/** Lines wait this long for others: a write costs as much as the rest of a small request. */
const MILLISECONDS_TOGETHER = 100;
/** What the system keeps whole beside other writers. */
const BYTES_TOGETHER = 4096;

/**
 * A line of JSON for each request, written behind the answer without waiting for the disk or the pipe.
 *
 * @param {{ level: string, instance: string }} options
 */
export function accessLog({ level, instance }) {
  const output = pino.destination({
    dest: 1,
    sync: false,
    minLength: BYTES_TOGETHER / 2,
    maxWrite: BYTES_TOGETHER,
    periodicFlush: MILLISECONDS_TOGETHER,
  });
  // The log's reader is gone, or its disk full: keep serving.
  output.on("error", () => {});
  const log = pino({ level, base: { instance }, timestamp: pino.stdTimeFunctions.isoTime }, output);
  return (/** @type {Line} */ line) => log.info(line, "request");
}

/**
 * @typedef {{ method?: string | undefined, route: string | null, status: number, ms?: number, requestId: string,
 *   contract?: string | undefined, aborted?: boolean }} Line
 */
