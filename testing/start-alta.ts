import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readEnv } from "../env";
import { forkPreparation, forkServer, serverSettings, stopPreparation, stopServer } from "../scripts/process/app.ts";
import { hasExited } from "../scripts/process/child-exit.ts";
import { clean, noSettings } from "../scripts/process/environment.ts";
import { freePort } from "../scripts/process/ports.ts";
import { becomesReady } from "../scripts/process/readiness.ts";
import { asApp, createDatabase } from "./create-database.ts";

/** The administrator of every test server. */
/** The secret of every instance that tests start. */
export const TEST_SECRET = "a secret of the tests that is long enough to sign with";

export const admin = { email: "admin@alta.test", password: "una clave solo de prueba" };

export type RunningAlta = {
  url: string;
  databaseUrl: string;
  /** Where it keeps its mailbox and other files. */
  dataFolder: string;
  pid: number;
  stop(): Promise<void>;
  kill(): void;
  /** Everything it has printed so far. */
  output(): string;
};

const secondsToBecomeReady = 60;

/**
 * Starts the built application on a free port, with a database of its own unless one is given, and waits until it is
 * ready. Limits are off and hashing is cheap unless `env` says otherwise.
 */
export async function startAlta(
  options: { env?: Record<string, string>; databaseUrl?: string; onOutput?: (chunk: Buffer) => void } = {},
): Promise<RunningAlta> {
  const database = options.databaseUrl ? undefined : await createDatabase();
  const databaseUrl = options.databaseUrl ?? database?.url ?? "";
  const dataFolder = mkdtempSync(join(tmpdir(), "alta-app-"));
  const port = await freePort();
  const variables = clean({
    ...noSettings,
    PORT: String(port),
    HOST: "127.0.0.1",
    DATABASE_URL: asApp(databaseUrl),
    DATABASE_OWNER_URL: databaseUrl,
    DATA_DIR: dataFolder,
    AUTH_SECRET: TEST_SECRET,
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    BCRYPT_COST: "10",
    RATE_LIMITS: "off",
    ...options.env,
  });
  const preparation = forkPreparation(variables, "pipe");
  const app = forkAlta(variables);
  let output = "";
  for (const stream of [preparation, app].flatMap(({ stdout, stderr }) => [stdout, stderr]))
    stream?.on("data", (chunk: Buffer) => {
      output += chunk;
      options.onOutput?.(chunk);
    });

  const running: RunningAlta = {
    url: `http://localhost:${port}`,
    databaseUrl,
    dataFolder,
    pid: app.pid ?? 0,
    output: () => output,
    kill: () => void app.kill("SIGKILL"),
    stop: async () => {
      await stopPreparation(preparation);
      await stopServer(app, 0);
      await database?.drop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
  await ready(preparation, app, running);
  return running;
}

function forkAlta(variables: NodeJS.ProcessEnv): ChildProcess {
  const settings = readEnv(variables);
  return forkServer(serverSettings(settings, settings.NODE_ENV === "development"), variables, "pipe");
}

async function ready(preparation: ChildProcess, app: ChildProcess, alta: RunningAlta) {
  const exited = new AbortController();
  app.once("exit", () => exited.abort());
  preparation.once("exit", (code) => code !== 0 && exited.abort());
  const limit = AbortSignal.any([exited.signal, AbortSignal.timeout(secondsToBecomeReady * 1000)]);
  try {
    while (!hasExited(preparation)) await once(preparation, "exit", { signal: limit });
    await becomesReady(alta.url, limit);
  } catch {
    const how = hasExited(app) ? "exited" : `was not ready within ${secondsToBecomeReady} s`;
    await alta.stop();
    throw new Error(`The server ${how}. It said:\n${alta.output()}`);
  }
}
