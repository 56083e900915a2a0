import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { identityOf, runningPid } from "./processes.mjs";

/**
 * A held lock. `share` keeps it held while a child runs, even if the holder is killed first.
 *
 * @typedef {{ share(pid: number | undefined): void, release(): void }} Lock
 */

/**
 * Takes the lock represented by a folder, or returns the pid of its holder.
 *
 * Each process first writes a file named after itself and then looks for others, so of two at least one sees the other
 * and withdraws. Files of dead processes are removed, and no name is reused.
 *
 * @param {string} folder
 * @returns {Promise<{ lock: Lock, holder?: never } | { lock?: never, holder: number }>}
 */
export async function tryLock(folder) {
  for (let attempt = 0; ; attempt++) {
    mkdirSync(folder, { recursive: true });
    const mine = write(folder, process.pid);
    const holder = otherHolder(folder);
    if (holder === undefined) return { lock: held(folder, mine) };
    rmSync(mine, { force: true });
    // Two concurrent processes may both withdraw; a random pause breaks the tie.
    if (attempt === 4) return { holder };
    await sleep(20 + Math.random() * 150);
  }
}

/**
 * Takes the lock, waiting for its holder.
 *
 * @param {string} folder
 * @param {(holder: number) => void} [onWait] called once, when there is a holder to wait for
 * @returns {Promise<Lock>}
 */
export async function waitForLock(folder, onWait) {
  for (let waited = false; ; waited = true) {
    const { lock, holder } = await tryLock(folder);
    if (lock) return lock;
    if (!waited) onWait?.(holder);
    await sleep(300);
  }
}

/**
 * @param {string} folder
 * @param {number} pid
 */
function write(folder, pid) {
  const file = join(folder, identityOf(pid));
  writeFileSync(file, "");
  return file;
}

/** @param {string} folder */
function otherHolder(folder) {
  for (const identity of readdirSync(folder)) {
    const pid = runningPid(identity);
    if (pid === undefined) rmSync(join(folder, identity), { force: true });
    else if (pid !== process.pid) return pid;
  }
  return undefined;
}

/**
 * @param {string} folder
 * @param {string} mine
 * @returns {Lock}
 */
function held(folder, mine) {
  const files = [mine];
  const release = () => {
    for (const file of files) rmSync(file, { force: true });
    process.off("exit", release);
  };
  process.on("exit", release);
  return {
    share: (pid) => {
      if (pid !== undefined) files.push(write(folder, pid));
    },
    release,
  };
}
