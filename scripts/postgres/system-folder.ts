import { chmodSync, mkdirSync } from "node:fs";

/** A place every user can reach, for what may not stay under root's home. Only root ever needs it. */
export function systemFolder(): string {
  const folder = "/var/lib/alta";
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  return folder;
}
