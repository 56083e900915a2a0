import { setTimeout as sleep } from "node:timers/promises";
import { describeError, log } from "../../../log";
import { perProcess } from "../../../runtime/per-process";
import { advancePass } from "./advance-pass";
import { beginNightlyPass } from "./begin-pass";

const POLL_MILLISECONDS = 15_000;

type Runner = { stopping: boolean; busy: Promise<void> | null };

const runner = () => perProcess<Runner>("pair-passes", () => ({ stopping: false, busy: null }));

/** Looks for probable pairs every night while this process runs, and goes on with a pass that another has left. */
export function runPasses(): { stop: () => Promise<void> } {
  const timer = setInterval(goOnWithPass, POLL_MILLISECONDS).unref();
  const stop = async () => {
    clearInterval(timer);
    runner().stopping = true;
    await runner().busy;
  };
  return { stop };
}

/** Goes on now with the pass that is under way, if there is one or it is time for one. */
export function goOnWithPass(): void {
  const state = runner();
  if (state.busy || state.stopping) return;
  state.busy = passOver(state)
    .catch((thrown) => log.warn(describeError(thrown), "probable pairs could not be looked for"))
    .finally(() => {
      state.busy = null;
    });
}

async function passOver(state: Runner): Promise<void> {
  await beginNightlyPass();
  for (let more = true; more && !state.stopping; ) {
    const began = performance.now();
    more = await advancePass();
    // Half of the time at most: sign-ups come first.
    await sleep(performance.now() - began, undefined, { ref: false });
  }
}
