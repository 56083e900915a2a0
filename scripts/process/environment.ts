// The environment variables that scripts read and that are no settings of Alta; settings are read in env.ts.

/** What any program needs to run here, and nothing that configures Alta. */
const ordinary = ["PATH", "HOME", "USER", "LANG", "TMPDIR", "TERM", "CI", "PLAYWRIGHT_BROWSERS_PATH"];

/**
 * Every setting of Alta, empty, which counts as unset: neither an operator's variables nor a `.env`, which Next reads
 * by itself where a variable is missing, may reach a test.
 */
export const noSettings: Record<string, string> = Object.fromEntries(
  [
    ...["PORT", "HOST", "APP_URL", "DATABASE_URL", "DATABASE_OWNER_URL", "DATA_DIR"],
    ...["AUTH_SECRET", "ADMIN_EMAIL", "ADMIN_PASSWORD"],
    ...["SMTP_URL", "MAIL_FROM", "CORS_ORIGINS", "TRUSTED_PROXY_HOPS", "RATE_LIMITS"],
    ...["BCRYPT_COST", "HASH_THREADS", "HASH_QUEUE", "LOG_LEVEL"],
  ].map((name) => [name, ""]),
);

/** The operator's variables, handed on unread to a child, with `extra` on top. */
export function inherited(extra: Record<string, string | undefined>): NodeJS.ProcessEnv {
  return { ...process.env, ...extra };
}

/** A clean slate with `extra`: the same on every machine, whatever the operator has set. */
export function clean(extra: Record<string, string | undefined>): NodeJS.ProcessEnv {
  const kept = ordinary.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { NODE_ENV: "production", ...Object.fromEntries(kept), ...extra };
}

/** npm marks what it launches; nothing else tells `npm start` from `node scripts/run.mjs start`. */
export const launchedByNpm = process.env.npm_lifecycle_event !== undefined;

/** What one process of a test run tells the others; `TEST_SEED` is for whoever wants to see a random failure again. */
export type TestVariable =
  | "TEST_DATABASE_URL"
  | "TEST_APP_URL"
  | "TEST_APP_DATABASE_URL"
  | "TEST_APP_DATA_FOLDER"
  | "TEST_SEED";

export function testVariable(name: TestVariable): string | undefined {
  return process.env[name];
}

export function setTestVariable(name: TestVariable, value: string) {
  process.env[name] = value;
}
