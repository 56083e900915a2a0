import { LEGACY_SETTINGS } from "../../runtime/legacy-settings.ts";
import { secretSettings, withoutSecrets } from "../../runtime/secret-settings.mjs";

// The environment variables that scripts read and that are no settings of Alta; settings are read in env.ts.

/** The variables that any program needs; none of Alta's settings. */
const ordinary = ["PATH", "HOME", "USER", "LANG", "TMPDIR", "TERM", "CI", "PLAYWRIGHT_BROWSERS_PATH"];

/**
 * Every setting of Alta as an empty string, which counts as unset: neither the operator's variables nor a `.env`, which
 * Next reads for missing variables, may reach a test.
 */
export const noSettings: Record<string, string> = Object.fromEntries(
  [
    ...secretSettings.flatMap((name) => [name, `${name}_FILE`]),
    ...["PORT", "HOST", "APP_URL", "DATA_DIR", "ADMIN_EMAIL", "DATABASE_POOL_SIZE", "BUSINESS_COUNTRY"],
    ...[
      "MAIL_FROM",
      "DKIM_SELECTOR",
      "CORS_ORIGINS",
      "SECURITY_CONTACT",
      "TRUSTED_PROXY_HOPS",
      "DRAIN_SECONDS",
      "RATE_LIMITS",
    ],
    ...["BCRYPT_COST", "HASH_THREADS", "HASH_QUEUE", "HASH_NICE", "HASH_NATIVE", "LOG_LEVEL"],
    ...["METRICS_PORT", "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_SERVICE_NAME", "OTEL_TRACES_SAMPLER_ARG"],
    ...LEGACY_SETTINGS.flatMap((name) => [name, `${name}_STATE`]),
    ...["LEGACY_TIMEOUT_SECONDS", "DEPRECATED"],
  ].map((name) => [name, ""]),
);

/** The operator's variables, passed to a child process, with `extra` on top. */
export function inherited(extra: Record<string, string | undefined>): NodeJS.ProcessEnv {
  return { ...process.env, ...extra };
}

/** The same for tools that have no use for a secret: a build, an installation. */
export function inheritedWithoutSecrets(extra: Record<string, string | undefined>): NodeJS.ProcessEnv {
  return { ...withoutSecrets(process.env), ...extra } as NodeJS.ProcessEnv;
}

/** A clean environment with `extra`, the same on every machine. */
export function clean(extra: Record<string, string | undefined>): NodeJS.ProcessEnv {
  const kept = ordinary.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { NODE_ENV: "production", ...Object.fromEntries(kept), ...extra };
}

/** npm sets a variable for what it launches: tells `npm start` from `node scripts/run.mjs start`. */
export const launchedByNpm = process.env.npm_lifecycle_event !== undefined;

/** Where the person is who gave the command: npm changes to the project's folder, and tells where it came from. */
export const givenIn = process.env.INIT_CWD || process.cwd();

/** Variables between the processes of a test run; `TEST_SEED` reproduces a random failure. */
export type TestVariable =
  | "TEST_DATABASE_URL"
  | "TEST_APP_URL"
  | "TEST_LENDER_URL"
  | "TEST_APP_DATABASE_URL"
  | "TEST_APP_DATA_FOLDER"
  | "TEST_MUTANT"
  | "TEST_SEED";

export function testVariable(name: TestVariable): string | undefined {
  return process.env[name];
}

export function setTestVariable(name: TestVariable, value: string) {
  process.env[name] = value;
}

/** Where a secret setting's file is, if it is given as one. */
export function secretFile(name: string): string | undefined {
  return process.env[`${name}_FILE`] || undefined;
}
