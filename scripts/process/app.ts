import { type ChildProcess, fork } from "node:child_process";
import { exitsWithin } from "./child-exit.ts";

/** The server's settings, passed as JSON in its one argument. Secrets are passed in the environment. */
export type ServerSettings = { port: number; host: string; dev: boolean; appUrl: string; proxyHops: number };

/** Forks the web server. It is plain JavaScript: Next brings its own compiler and must not run under ours. */
export function forkServer(
  settings: ServerSettings,
  variables: NodeJS.ProcessEnv,
  stdio: "inherit" | "pipe" = "inherit",
): ChildProcess {
  return fork(new URL("../../http/server.mjs", import.meta.url), [JSON.stringify(settings)], {
    env: variables,
    execArgv: [],
    stdio: ["ignore", stdio, stdio, "ipc"],
  });
}

/** The deadline for requests in flight at shutdown. */
export async function stopServer(app: ChildProcess, hurry?: AbortSignal) {
  app.kill("SIGTERM");
  if (await exitsWithin(app, 6500, hurry)) return;
  app.kill("SIGKILL");
  await exitsWithin(app, 500);
}
