import { describeError, log } from "../../log";
import { sealAudit } from "./seal-audit";

const EVERY_MILLISECONDS = 60_000;

/** Seals the audit once a minute while this process runs. Call it once per process. */
export function sealNowAndThen(): NodeJS.Timeout {
  const timer = setInterval(async () => {
    try {
      while ((await sealAudit()) > 0);
    } catch (thrown) {
      log.warn(describeError(thrown), "the audit could not be sealed");
    }
  }, EVERY_MILLISECONDS);
  return timer.unref();
}
