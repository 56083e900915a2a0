import { spawn } from "node:child_process";
import { once } from "node:events";
import { userInfo } from "node:os";
import { inheritedWithoutSecrets } from "./process/environment.ts";

/** Another apt-get may be at work: another test, or the machine's own upgrades. */
const lockTimeoutSeconds = 300;

/**
 * Installs Debian packages where that is possible: as root, with apt-get. Returns what apt-get said if it failed, and
 * undefined if all is installed or nothing could be tried; the caller looks for what it needs afterwards.
 */
export async function installFromDebian(packages: string[]): Promise<string | undefined> {
  if (userInfo().uid !== 0) return undefined;
  const options = ["-y", "--no-install-recommends", "-o", `DPkg::Lock::Timeout=${lockTimeoutSeconds}`];
  // A new image has no list of packages; where the list cannot be had, the one at hand may do.
  await aptGet(["update"]);
  const { code, output } = await aptGet(["install", ...options, ...packages]);
  return code === 0 || code === null ? undefined : output;
}

async function aptGet(args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn("apt-get", args, {
    env: inheritedWithoutSecrets({ DEBIAN_FRONTEND: "noninteractive" }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  try {
    const [code] = await once(child, "close");
    return { code, output };
  } catch {
    // There is no apt-get: not a Debian.
    return { code: null, output: "" };
  }
}
