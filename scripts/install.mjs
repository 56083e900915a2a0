import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { withoutSecrets } from "../runtime/secret-settings.mjs";
import { waitForLock } from "./process/lock.mjs";

/** npm writes this file last, after every install script: it exists only after a complete install. */
const receipt = "node_modules/.package-lock.json";
const secondsUntilOutputShows = 30;

/**
 * One package of a lockfile: the members used here.
 *
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Entry
 */

/** Installs the locked dependencies unless they are installed. Prints to stderr; stdout is the command's. */
export async function installLocked() {
  if (isInstalled()) return;
  const lock = await waitForLock(".locks/install", (pid) =>
    console.error(`El proceso ${pid} está instalando las dependencias en esta carpeta; espero a que termine.`),
  );
  try {
    if (isInstalled()) return;
    console.error("Instalando las dependencias (solo la primera vez o cuando cambian)…");
    rmSync(receipt, { force: true });
    await npmCi(lock);
  } finally {
    lock.release();
  }
}

function isInstalled() {
  if (!existsSync(receipt)) return false;
  const installed = packagesIn(receipt);
  return Object.entries(packagesIn("package-lock.json")).every(([path, wanted]) => {
    if (path === "") return true;
    const found = installed[path];
    if (!found) return !isNeededHere(wanted);
    return found.version === wanted.version && found.integrity === wanted.integrity && existsSync(path);
  });
}

/**
 * @param {string} lockfile
 * @returns {Record<string, Entry>}
 */
function packagesIn(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, "utf8")).packages;
  } catch {
    return {};
  }
}

/**
 * Optional packages are built for one platform: a folder copied from another machine lacks this machine's.
 *
 * @param {Entry} entry
 */
function isNeededHere({ optional, os, cpu, libc }) {
  return !optional || (!libc && os?.includes(process.platform) && cpu?.includes(process.arch));
}

/**
 * @param {import("./process/lock.mjs").Lock} lock
 * @returns {Promise<void>}
 */
function npmCi(lock) {
  return new Promise((resolve, reject) => {
    const npm = spawn("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"], {
      // Packages run scripts of their own when they are installed.
      env: /** @type {NodeJS.ProcessEnv} */ (withoutSecrets(process.env)),
      stdio: ["ignore", "pipe", "pipe"],
    });
    // If this process is killed, npm goes on: share the lock with it, so that the next start waits.
    lock.share(npm.pid);
    let output = "";
    let shown = false;
    /** @param {Buffer} chunk */
    const collect = (chunk) => {
      if (shown) process.stderr.write(chunk);
      else output += chunk;
    };
    npm.stdout.on("data", collect);
    npm.stderr.on("data", collect);
    const slow = setTimeout(() => {
      shown = true;
      process.stderr.write(`Todavía estoy instalando…\n${output}`);
    }, secondsUntilOutputShows * 1000);
    npm.once("error", (error) => reject(new Error(`No pude ejecutar npm: ${error.message}`)));
    npm.once("close", (code) => {
      clearTimeout(slow);
      if (code === 0) return resolve();
      reject(new Error(`npm no pudo instalar las dependencias.${shown ? "" : `\n${output}`}`));
    });
  });
}
