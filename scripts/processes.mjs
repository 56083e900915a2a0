import { existsSync, readFileSync } from "node:fs";

const hasProc = existsSync("/proc/self/stat");

/**
 * When a process started, in clock ticks since boot: with its pid it names one process for ever, recycled pids included.
 * "0" where there is no /proc; undefined when the process is gone.
 *
 * @param {number} pid
 * @returns {string | undefined}
 */
function startOf(pid) {
  try {
    if (!hasProc) {
      process.kill(pid, 0);
      return "0";
    }
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name, which may itself hold spaces and brackets.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" || state === "X" ? undefined : fields[18];
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM" ? "0" : undefined;
  }
}

/**
 * The lasting name of a running process, such as `4321-190233`.
 *
 * @param {number} pid
 */
export function identityOf(pid) {
  return `${pid}-${startOf(pid) ?? "0"}`;
}

/**
 * The pid in an identity, as long as that very process still runs.
 *
 * @param {string} identity
 * @returns {number | undefined}
 */
export function runningPid(identity) {
  const [, pid, start] = /^(\d+)-(\d+)$/.exec(identity) ?? [];
  return pid && startOf(Number(pid)) === start ? Number(pid) : undefined;
}
