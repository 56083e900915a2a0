import { oneAtATime } from "../../runtime/one-at-a-time";
import { sealAudit } from "./seal-audit";

const EVERY_MILLISECONDS = 60_000;

/** Seals the audit once a minute while this process runs. Call it once per process. */
export function sealNowAndThen(): NodeJS.Timeout {
  const seal = async () => {
    while ((await sealAudit()) > 0);
  };
  return setInterval(oneAtATime(seal, "the audit could not be sealed"), EVERY_MILLISECONDS).unref();
}
