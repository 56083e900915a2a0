/**
 * Settings that open something. Each may also be given as the path of a file, in `<name>_FILE`. They reach our processes
 * over a channel of their own: what stands in a process's environment, its children and other programs can read.
 */
export const secretSettings = [
  ...["DATABASE_URL", "DATABASE_OWNER_URL", "AUTH_SECRET", "ADMIN_PASSWORD", "SMTP_URL"],
  ...["DKIM_KEY", "METRICS_TOKEN", "OTEL_EXPORTER_OTLP_HEADERS", "LEGACY_TOKEN_KEYS"],
];

/**
 * The same variables for a child process, with every secret empty. Empty, because Next fills in from `.env` whatever is
 * missing.
 *
 * @param {Record<string, string | undefined>} variables
 * @returns {Record<string, string | undefined>}
 */
export function withoutSecrets(variables) {
  const names = secretSettings.flatMap((name) => [name, `${name}_FILE`]);
  return { ...variables, ...Object.fromEntries(names.map((name) => [name, ""])) };
}
