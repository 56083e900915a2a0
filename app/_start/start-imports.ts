import { runImports } from "@/accounts/imports/run-imports";
import { beforeEnd } from "@/runtime/before-end";
import { perProcess } from "@/runtime/per-process";

/** Starts going on with imports, once in this process. */
export function startImports(): void {
  perProcess("imports", () => {
    const imports = runImports();
    beforeEnd(imports.stop);
    return imports;
  });
}
