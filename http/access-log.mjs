import { pino } from "pino";

/**
 * A line of JSON for each request. The line is written behind the answer, without waiting for the disk or the pipe; a
 * write stays small enough for the system to keep it whole beside other writers.
 *
 * @param {{ level: string, instance: string }} options
 */
export function accessLog({ level, instance }) {
  const output = pino.destination({ dest: 1, sync: false, maxWrite: 4096 });
  // The log's reader is gone, or its disk full: keep serving.
  output.on("error", () => {});
  const log = pino({ level, base: { instance }, timestamp: pino.stdTimeFunctions.isoTime }, output);
  return (/** @type {Line} */ line) => log.info(line, "request");
}

/**
 * @typedef {{ method?: string | undefined, route: string | null, status: number, ms?: number, requestId: string,
 *   contract?: string | undefined, aborted?: boolean }} Line
 */
