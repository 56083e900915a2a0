import { existsSync, readFileSync } from "node:fs";

const hasProc = existsSync("/proc/self/stat");

/**
 * The fields of /proc/<pid>/stat from the third on.
 *
 * @param {number} pid
 */
function statOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The second field is the program's name, which may contain spaces and brackets.
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

/**
 * A process's start time in clock ticks since boot: with its pid a unique identity, even when the pid is reused.
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
    const fields = statOf(pid);
    return fields[0] === "Z" || fields[0] === "X" ? undefined : fields[19];
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM" ? "0" : undefined;
  }
}

/**
 * The identity of a running process, such as `4321-190233`.
 *
 * @param {number} pid
 */
export function identityOf(pid) {
  return `${pid}-${startOf(pid) ?? "0"}`;
}

/**
 * The pid in an identity, while that same process still runs.
 *
 * @param {string} identity
 * @returns {number | undefined}
 */
export function runningPid(identity) {
  const [, pid, start] = /^(\d+)-(\d+)$/.exec(identity) ?? [];
  return pid && startOf(Number(pid)) === start ? Number(pid) : undefined;
}

/**
 * The process that launched us, skipping npm's shell.
 *
 * @returns {string} its identity
 */
export function launcher() {
  let pid = process.ppid;
  try {
    while (/^(ba|da|a|z)?sh$/.test(readFileSync(`/proc/${pid}/comm`, "utf8").trim())) pid = Number(statOf(pid)[1]);
  } catch {
    // Without /proc: the parent, which may be the shell.
  }
  return identityOf(pid);
}
