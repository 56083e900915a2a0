import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A built clone in a folder with mode 0700, as root's home has. Its node_modules is a link and is never written to. */
export function makeClone(): string {
  const clone = mkdtempSync(join(tmpdir(), "alta-clone-"));
  const left = [".git", ".data", ".locks", "test-results", "node_modules"];
  for (const name of readdirSync(".").filter((name) => !left.includes(name))) execFileSync("cp", ["-a", name, clone]);
  const link = 'cp -al node_modules "$1" 2>/dev/null || cp -a node_modules "$1"';
  execFileSync("/bin/sh", ["-c", link, "sh", clone]);
  return clone;
}
