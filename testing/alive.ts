import { identityOf, runningPid } from "../scripts/process/processes.mjs";

/** Whether a process runs; a zombie does not. */
export function isAlive(pid: number): boolean {
  return runningPid(identityOf(pid)) !== undefined;
}
