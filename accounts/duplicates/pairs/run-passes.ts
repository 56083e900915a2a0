import { setTimeout as sleep } from "node:timers/promises";
import { describeError, log } from "../../../log";
import { backgroundWork } from "../../../runtime/background-work";
import { advancePass } from "./advance-pass";
import { beginNightlyPass } from "./begin-pass";

const passes = backgroundWork(
  {
    name: "pair-passes",
    pollMilliseconds: 15_000,
    failed: (thrown) => log.warn(describeError(thrown), "probable pairs could not be looked for"),
  },
  passOver,
);

/** Looks for probable pairs every night while this process runs, and goes on with a pass that another has left. */
export const runPasses = passes.run;

/** Goes on now with the pass that is under way, if there is one or it is time for one. */
export const goOnWithPass = passes.goOn;

async function passOver(stopping: () => boolean): Promise<void> {
  await beginNightlyPass();
  for (let more = true; more && !stopping(); ) {
    const began = performance.now();
    more = await advancePass();
    // Half of the time at most: sign-ups come first.
    await sleep(performance.now() - began, undefined, { ref: false });
  }
}
