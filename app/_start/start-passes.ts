import { runPasses } from "@/accounts/duplicates/pairs/run-passes";
import { beforeEnd } from "@/runtime/before-end";
import { perProcess } from "@/runtime/per-process";

/** Starts looking for probable pairs at night, once in this process. */
export function startPasses(): void {
  perProcess("passes", () => {
    const passes = runPasses();
    beforeEnd(passes.stop);
    return passes;
  });
}
