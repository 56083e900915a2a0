import { chmodSync, mkdirSync } from "node:fs";

/** A folder every user can reach, for files that may not stay under root's home. Used by root only. */
export function systemFolder(): string {
  const folder = "/var/lib/alta";
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  return folder;
}
