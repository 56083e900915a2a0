import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Lock, tryLock } from "./lock.mjs";
import { Refusal } from "./refusal.ts";

/**
 * Creates the data folder of an installation and locks it for this process. Refuses when it cannot be written or when
 * another process holds the lock.
 */
export async function takeDataFolder(folder: string): Promise<Lock> {
  const { lock, holder } = await makeAndLock(folder).catch((error: unknown) => {
    throw new Refusal(`No puedo escribir en la carpeta ${folder} (DATA_DIR): ${explain(error)}`);
  });
  if (lock) return lock;
  throw new Refusal(
    `Alta ya está en marcha con la carpeta ${folder} (proceso ${holder}). Detenla con kill ${holder}, o usa otra carpeta con DATA_DIR.`,
  );
}

async function makeAndLock(folder: string) {
  // Checked before creating anything, so that a refusal leaves nothing behind.
  accessSync(nearestExisting(folder), constants.W_OK | constants.X_OK);
  // Others (PostgreSQL's user) may traverse it, but not list it.
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  return tryLock(join(folder, "lock"));
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path));
}

function explain(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EACCES" || code === "EPERM") return "pertenece a otro usuario o no tiene permiso de escritura.";
  if (code === "EROFS") return "está en un disco de solo lectura.";
  if (code === "ENOTDIR" || code === "EEXIST") return "hay un archivo donde debería haber una carpeta.";
  return error instanceof Error ? error.message : String(error);
}
