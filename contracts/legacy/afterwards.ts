import { describeError, log } from "../../log";
import { beforeEnd } from "../../runtime/before-end";
import { perProcess } from "../../runtime/per-process";

/** For the answer to leave first. */
const PAUSE_MILLISECONDS = 10;

const underWay = () =>
  perProcess("legacy-afterwards", () => {
    const works = new Set<Promise<void>>();
    beforeEnd(async () => void (await Promise.allSettled(works)));
    return works;
  });

/** Runs `work` once the answer has gone out; a graceful shutdown waits for it. What it throws is logged. */
export function afterwards(about: { contract: string; requestId: string | null }, work: () => Promise<void>): void {
  const works = underWay();
  const done = new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS))
    .then(work)
    .catch((thrown) => log.warn({ ...describeError(thrown), ...about }, "work after a relayed request failed"))
    .finally(() => works.delete(done));
  works.add(done);
}
