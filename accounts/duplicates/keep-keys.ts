import { setTimeout as sleep } from "node:timers/promises";
import { log } from "../../log";
import { oneAtATime } from "../../runtime/one-at-a-time";
import { fillKeys } from "./fill-keys";

const EVERY_MILLISECONDS = 3_600_000;
const PAUSE_MILLISECONDS = 100;

/** Makes missing keys now and once an hour while this process runs, a few at a time. Call it once per process. */
export function keepKeys(): NodeJS.Timeout {
  const pass = oneAtATime(makeKeys, "duplicate keys could not be made");
  void pass();
  return setInterval(pass, EVERY_MILLISECONDS).unref();
}

async function makeKeys(): Promise<void> {
  let made = 0;
  for (let after: number | null = 0; after !== null; ) {
    const filled = await fillKeys(after);
    made += filled.made;
    after = filled.next;
    await sleep(PAUSE_MILLISECONDS, undefined, { ref: false });
  }
  if (made > 0) log.info({ made }, "duplicate keys made");
}
