import { once } from "node:events";

const key = Symbol.for("alta.handed-over");

/**
 * The secret settings that the parent process has handed over; empty where there is no such parent.
 *
 * @returns {Record<string, string>}
 */
export function handedOver() {
  return Reflect.get(globalThis, key) ?? {};
}

/** Receives them as the first message of the parent. To be awaited before anything reads the settings. */
export async function receiveSecrets() {
  if (!process.send) return;
  const [secrets] = await once(process, "message");
  Reflect.set(globalThis, key, secrets);
}
