import { perProcess } from "./per-process";

type State = { stopping: boolean; busy: Promise<void> | null };

type Options = {
  /** Names the state, which is the process's own. */
  name: string;
  pollMilliseconds: number;
  /** Hears of a failure of `work`; the next poll tries again. */
  failed: (thrown: unknown) => void;
};

/**
 * Work in the background, once at a time in this process, that stops between its steps when `stopping` says so. `goOn`
 * begins it now unless it is under way; `run` begins it at every poll, until `stop`, which resolves once it has ended.
 */
export function backgroundWork(
  { name, pollMilliseconds, failed }: Options,
  work: (stopping: () => boolean) => Promise<void>,
) {
  const current = () => perProcess<State>(name, () => ({ stopping: false, busy: null }));

  function goOn(): void {
    const state = current();
    if (state.busy || state.stopping) return;
    state.busy = work(() => state.stopping)
      .catch(failed)
      .finally(() => {
        state.busy = null;
      });
  }

  function run(): { stop: () => Promise<void> } {
    const timer = setInterval(goOn, pollMilliseconds).unref();
    const stop = async () => {
      clearInterval(timer);
      current().stopping = true;
      await current().busy;
    };
    return { stop };
  }

  return { goOn, run };
}
