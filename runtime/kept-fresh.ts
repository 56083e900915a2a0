import { deadline } from "./deadline";
import { perProcess } from "./per-process";

/** Another instance's change is seen after this time at the latest, as long as requests come. */
const FRESH_MILLISECONDS = 5_000;
/** Older than this, a request waits for what is read instead of showing what it was. */
const USABLE_MILLISECONDS = 30_000;
/** A page is not late because of its letterhead. */
const WAIT_MILLISECONDS = 1_000;

type Kept<Value> = { value: Value; readAt: number; reading: Promise<void> | null };

/**
 * A value that every page needs, from this process's memory: it is read once in five seconds, however many ask, and where
 * reading fails stays what it was, at first `unread`. `again` reads it at once, after a change by this process.
 */
export function keptFresh<Value>(name: string, unread: Value, read: () => Promise<Value>) {
  const kept = () =>
    perProcess(name, (): Kept<Value> => ({ value: unread, readAt: -USABLE_MILLISECONDS, reading: null }));

  function reread(memory: Kept<Value>): Promise<void> {
    memory.reading ??= read()
      .then((value) => {
        memory.value = value;
      })
      .catch(() => {})
      .finally(() => {
        memory.readAt = performance.now();
        memory.reading = null;
      });
    return memory.reading;
  }

  async function current(): Promise<Value> {
    const memory = kept();
    const age = performance.now() - memory.readAt;
    if (age < FRESH_MILLISECONDS) return memory.value;
    const reading = reread(memory);
    if (age >= USABLE_MILLISECONDS) await deadline(reading, WAIT_MILLISECONDS, () => new Error("late")).catch(() => {});
    return memory.value;
  }

  async function again(): Promise<void> {
    const memory = kept();
    await memory.reading;
    await reread(memory);
  }

  return { current, again };
}
