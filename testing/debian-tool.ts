import { existsSync } from "node:fs";
import { join } from "node:path";
import { installFromDebian } from "../scripts/debian.ts";
import { inherited } from "../scripts/process/environment.ts";

/**
 * The sentence with which a test is skipped that needs a program of Debian's; undefined when the program is there, or
 * could be installed. `test.skipIf` leaves no trace of the reason: `context.skip(sentence)` does.
 */
export async function missingTool(program: string, debianPackage = program): Promise<string | undefined> {
  if (isThere(program)) return undefined;
  await installFromDebian([debianPackage]);
  return isThere(program) ? undefined : `${program} is not installed and apt-get could not install ${debianPackage}.`;
}

function isThere(program: string): boolean {
  const { PATH = "" } = inherited({});
  return [...PATH.split(":"), "/usr/sbin"].some((folder) => existsSync(join(folder, program)));
}
