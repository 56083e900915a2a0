// What is worth counting is told here, wherever it happens; http/metrics.mjs counts it where that is wanted.

/** @typedef {"sign_ups" | "sign_ins" | "limit_refusals" | "hash_refusals"} Countable */
/** @typedef {"hash_queue" | "database" | "outbox" | "outbox_age"} Gauged */
/** @typedef {Record<string, number>} Reading */

const rehearsals = Symbol.for("alta.rehearsals");
const counting = Symbol.for("alta.counting");
const reading = Symbol.for("alta.gauges");

/**
 * Counts one event. The labels' values must come from a list in our code, never from a request.
 *
 * @param {Countable} what
 * @param {Record<string, string>} labels
 */
export function count(what, labels) {
  // What is only rehearsed (db/rehearse.ts) has not happened.
  if (Reflect.get(globalThis, rehearsals)?.getStore()) return;
  Reflect.get(globalThis, counting)?.(what, labels);
}

/** @param {(what: Countable, labels: Record<string, string>) => void} counter */
export function countWith(counter) {
  Reflect.set(globalThis, counting, counter);
}

/**
 * Names the function that reads a state when metrics are asked for.
 *
 * @param {Gauged} what
 * @param {() => Reading | Promise<Reading>} read
 */
export function gauge(what, read) {
  const known = Reflect.get(globalThis, reading) ?? new Map();
  Reflect.set(globalThis, reading, known.set(what, read));
}

/**
 * The state now; empty while its part has not started, or where it cannot be read.
 *
 * @param {Gauged} what
 * @returns {Promise<Reading>}
 */
export async function readGauge(what) {
  try {
    return (await Reflect.get(globalThis, reading)?.get(what)?.()) ?? {};
  } catch {
    return {};
  }
}
