import { sealNowAndThen } from "@/accounts/audit-log/seal-now-and-then";
import { perProcess } from "@/runtime/per-process";

/** Starts sealing the audit, once in this process. */
export function startSealing(): void {
  perProcess("audit-sealing", sealNowAndThen);
}
