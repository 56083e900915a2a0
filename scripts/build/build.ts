import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { env } from "../../env";
import { inheritedWithoutSecrets } from "../process/environment.ts";
import { type Lock, waitForLock } from "../process/lock.mjs";
import { Refusal } from "../process/refusal.ts";
import { compressFiles } from "./compress.ts";
import { fingerprintSources } from "./sources.ts";

/** The fingerprint of the sources that `.next` was built from; written when the build is complete. */
const marker = ".next/alta-sources";

/** Builds the application unless the existing build is of these sources, or there are none (`npm run image`). Prints what it does. */
export async function ensureBuild(signal?: AbortSignal): Promise<void> {
  if (!existsSync("app") && existsSync(marker)) return;
  const sources = fingerprintSources(".", env.DATA_DIR);
  if (isBuilt(sources)) return;
  const lock = await waitForLock(".locks/build", (pid) =>
    console.log(`El proceso ${pid} está compilando la aplicación; espero a que termine.`),
  );
  try {
    if (isBuilt(sources)) return;
    console.log("Compilando la aplicación (solo cuando cambia el código)…");
    rmSync(marker, { force: true });
    await nextBuild(sources, lock, signal);
    compressFiles(".next/static");
    writeFileSync(marker, sources, { flush: true });
  } finally {
    lock.release();
  }
}

function isBuilt(sources: string): boolean {
  return existsSync(marker) && readFileSync(marker, "utf8") === sources;
}

/**
 * Names in a build (its id, those of server actions) follow from the sources alone, so that instances built apart serve
 * each other's pages and forms. Nothing is encrypted with that key: no server action is made within a page.
 */
async function nextBuild(sources: string, lock: Lock, signal?: AbortSignal) {
  const names = { ALTA_SOURCES: sources, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionKey(sources) };
  const build = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    env: inheritedWithoutSecrets({ NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...names }),
    stdio: ["ignore", "pipe", "pipe"],
    ...(signal && { signal }),
  });
  // If this process is killed, the build goes on: share the lock with it, so that the next start waits.
  lock.share(build.pid);
  let output = "";
  for (const stream of [build.stdout, build.stderr]) stream.on("data", (chunk) => (output += chunk));
  const [code] = await once(build, "close");
  if (code !== 0) throw new Refusal(`La compilación falló:\n${output}`);
}

function actionKey(sources: string): string {
  return createHash("sha256").update(`server actions of ${sources}`).digest("base64");
}
