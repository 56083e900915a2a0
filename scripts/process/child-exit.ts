import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

export function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Resolves when the child has exited, or with false when `milliseconds` pass or `hurry` aborts first. */
export async function exitsWithin(child: ChildProcess, milliseconds: number, hurry?: AbortSignal): Promise<boolean> {
  if (hasExited(child)) return true;
  const limits = [AbortSignal.timeout(milliseconds), ...(hurry ? [hurry] : [])];
  try {
    await once(child, "exit", { signal: AbortSignal.any(limits) });
    return true;
  } catch {
    return false;
  }
}
