import { identityOf, runningPid } from "../scripts/process/processes.mjs";

/** Whether a process runs; one that has ended and is only waiting to be taken note of does not. */
export function isAlive(pid: number): boolean {
  return runningPid(identityOf(pid)) !== undefined;
}
