import { type ChildProcess, fork } from "node:child_process";
import { type Env, withSecretFiles } from "../../env";
import { withoutSecrets } from "../../runtime/secret-settings.mjs";
import { exitsWithin, hasExited } from "./child-exit.ts";

/** The server's settings, passed as JSON in its one argument. Secrets are passed over the IPC channel. */
export type ServerSettings = ReturnType<typeof serverSettings>;

/** The settings that the web server needs before it can read them itself. */
export function serverSettings(env: Env, dev: boolean) {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SERVICE_NAME: service, OTEL_TRACES_SAMPLER_ARG: ratio } = env;
  return {
    ...{ dev, port: env.PORT, host: env.HOST, appUrl: env.APP_URL.origin },
    ...{ proxyHops: env.TRUSTED_PROXY_HOPS, drainSeconds: env.DRAIN_SECONDS },
    ...{ logLevel: env.LOG_LEVEL, metricsPort: env.METRICS_PORT },
    traces: endpoint ? { endpoint, service, ratio } : null,
  };
}

type Output = "inherit" | "pipe";

/** Forks the web server. It is plain JavaScript: Next brings its own compiler and must not run under ours. */
export function forkServer(
  settings: ServerSettings,
  variables: NodeJS.ProcessEnv,
  output: Output = "inherit",
): ChildProcess {
  const secrets = [
    "DATABASE_URL",
    "AUTH_SECRET",
    "SMTP_URL",
    "DKIM_KEY",
    "METRICS_TOKEN",
    "OTEL_EXPORTER_OTLP_HEADERS",
    "LEGACY_TOKEN_KEYS",
  ];
  return forkWithSecrets("../../http/server.mjs", [JSON.stringify(settings)], { variables, secrets, output });
}

/**
 * Forks the process that migrates the database and makes the first branch and administrator: only it is given the
 * database owner's address. It exits with 0 when everything is in place, and waits for a database that is not up yet.
 */
export function forkPreparation(variables: NodeJS.ProcessEnv, output: Output = "inherit"): ChildProcess {
  const secrets = ["DATABASE_URL", "DATABASE_OWNER_URL", "AUTH_SECRET", "ADMIN_PASSWORD"];
  return forkWithSecrets("../prepare/main.mjs", [], { variables, secrets, output });
}

type Fork = { variables: NodeJS.ProcessEnv; secrets: string[]; output: Output };

function forkWithSecrets(file: string, args: string[], { variables, secrets, output }: Fork): ChildProcess {
  const child = fork(new URL(file, import.meta.url), args, {
    env: withoutSecrets(variables) as NodeJS.ProcessEnv,
    execArgv: [],
    stdio: ["ignore", output, output, "ipc"],
  });
  const known = withSecretFiles(variables);
  // A child that is gone before it listens is noticed by its exit.
  child.send(Object.fromEntries(secrets.flatMap((name) => (known[name] ? [[name, known[name]]] : []))), () => {});
  return child;
}

/** Ends the preparation, which loses nothing: what it had not committed is undone. */
export async function stopPreparation(preparation: ChildProcess) {
  if (hasExited(preparation)) return;
  preparation.kill("SIGTERM");
  if (!(await exitsWithin(preparation, 2000))) preparation.kill("SIGKILL");
}

/** Waits for the drain and for requests in flight, up to a deadline. */
export async function stopServer(app: ChildProcess, drainSeconds: number, hurry?: AbortSignal) {
  app.kill("SIGTERM");
  if (await exitsWithin(app, drainSeconds * 1000 + 6500, hurry)) return;
  app.kill("SIGKILL");
  await exitsWithin(app, 500);
}
