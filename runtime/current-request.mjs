import { AsyncLocalStorage } from "node:async_hooks";

/**
 * What our server knows of the request under way, and what the application tells it for the log.
 *
 * @typedef {{ id: string, contract?: string, spans?: import("./span.mjs").Spans }} RequestFacts
 */

const key = Symbol.for("alta.current-request");

/** @returns {AsyncLocalStorage<RequestFacts>} */
function storage() {
  const known = Reflect.get(globalThis, key);
  if (known) return known;
  const created = new AsyncLocalStorage();
  Reflect.set(globalThis, key, created);
  return created;
}

/**
 * @template Answer
 * @param {RequestFacts} facts
 * @param {() => Answer} work
 */
export function inRequest(facts, work) {
  return storage().run(facts, work);
}

/** The request under way; undefined outside of one, as in a worker of ours or in a test of the core. */
export function currentRequest() {
  return storage().getStore();
}
