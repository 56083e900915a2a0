import { keepKeys } from "@/accounts/duplicates/keep-keys";
import { perProcess } from "@/runtime/per-process";

/** Starts making missing duplicate keys, once in this process. */
export function startDuplicateKeys(): void {
  perProcess("duplicate-keys", keepKeys);
}
