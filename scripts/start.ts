import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { env } from "../env";
import { ensureBuild } from "./build/build.ts";
import { startEmbedded } from "./postgres/embedded.ts";
import { forkPreparation, forkServer, serverSettings, stopPreparation, stopServer } from "./process/app.ts";
import { takeDataFolder } from "./process/data-folder.ts";
import { inherited, launchedByNpm } from "./process/environment.ts";
import { NOT_BY_WAITING } from "./process/exit-codes.ts";
import { keptSecret } from "./process/kept-secret.ts";
import { Lifetime } from "./process/lifetime.ts";
import { remember, stopOrphan } from "./process/orphan.ts";
import { expectFreePort, portTaken } from "./process/ports.ts";
import { becomesReady, localUrl } from "./process/readiness.ts";
import { Refusal } from "./process/refusal.ts";

type Running = { app: ChildProcess; prepared: Promise<void> };
type Variables = { DATABASE_URL?: string; DATABASE_OWNER_URL?: string; AUTH_SECRET?: string };

/** `npm start`, and with `--dev` `npm run dev`: starts a database and the application, and stops both cleanly. */
export async function main(args: string[]) {
  const life = new Lifetime();
  life.handleSignals(0, "Deteniendo Alta…");
  if (launchedByNpm) life.followLauncher();
  // EPIPE: the output's reader is gone; keep running.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

  try {
    const dev = args.includes("--dev");
    const { prepared } = await (env.DATABASE_URL ? startBeside(life, dev) : startWithDatabase(life, dev));
    await prepared;
    await becomesReady(localUrl(env.HOST, env.PORT), life.signal);
    console.log(
      `\nAlta está lista en ${env.APP_URL.origin}\nPara detenerla, presiona Ctrl+C (o kill ${process.pid}).\n`,
    );
  } catch (error) {
    // A start interrupted by the shutdown is no failure.
    if (life.signal.aborted) return;
    if (!(error instanceof Refusal)) console.error(error);
    await life.end(1, error instanceof Refusal ? error.message : "No pude iniciar Alta.");
  }
}

/** With DATABASE_URL: no lock, as several instances may run. */
async function startBeside(life: Lifetime, dev: boolean): Promise<Running> {
  await expectFreePort(env.PORT, env.HOST);
  if (!dev) await ensureBuild(life.signal);
  return startApp(life, dev, {});
}

/** With the embedded database, in a data folder that only one start may use. */
async function startWithDatabase(life: Lifetime, dev: boolean): Promise<Running> {
  const folder = resolve(env.DATA_DIR);
  const lock = await takeDataFolder(folder);
  life.onEnd(lock.release);
  const appFile = join(folder, "app.pid");
  await stopOrphan(appFile);
  await expectFreePort(env.PORT, env.HOST);
  if (!dev) await ensureBuild(life.signal);

  const database = await startEmbedded(folder, life.signal);
  life.onEnd(database.stop);
  database.killed.then((signal) => life.end(1, stoppedUnasked("PostgreSQL", signal)));
  const AUTH_SECRET = env.AUTH_SECRET ?? keptSecret(join(folder, "auth-secret"));
  const variables = { DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl, AUTH_SECRET };
  const running = startApp(life, dev, variables);
  remember(running.app, appFile);
  return running;
}

/** The application serves what needs no database while another process prepares it. */
function startApp(life: Lifetime, dev: boolean, secrets: Variables): Running {
  const variables = inherited({
    ...secrets,
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  });
  const prepared = prepareDatabase(life, variables);
  const app = forkServer(serverSettings(env, dev), variables);
  life.onEnd((hurry) => stopServer(app, env.DRAIN_SECONDS, hurry));
  app.once("message", (message) => {
    if (message === "port-taken") void life.end(1, portTaken(env.PORT).message);
  });
  app.once("exit", async (code, signal) => {
    // Ctrl-C signals both processes, and the application may exit first.
    await sleep(200);
    await life.end(1, stoppedUnasked("La aplicación", signal ?? `código ${code}`));
  });
  return { app, prepared };
}

/** Resolves when the database is in place; when waiting would not help, everything ends. */
async function prepareDatabase(life: Lifetime, variables: NodeJS.ProcessEnv): Promise<void> {
  for (let code: number | null = null; code !== 0; ) {
    const preparation = forkPreparation(variables);
    life.onEnd(() => stopPreparation(preparation));
    [code] = await once(preparation, "exit");
    // Ctrl-C reaches it before us.
    await sleep(code === 0 ? 0 : 500);
    if (life.signal.aborted) return;
    if (code === NOT_BY_WAITING) return life.end(1, "No pude iniciar Alta.");
  }
}

function stoppedUnasked(name: string, how: string): string {
  return `${name} se detuvo sin que nadie lo pidiera (${how}); detengo el resto.`;
}
