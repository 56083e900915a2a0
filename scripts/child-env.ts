/** What any program needs to run here, and nothing that configures Alta. */
const ordinary = ["PATH", "HOME", "USER", "LANG", "TMPDIR", "TERM", "CI"];

/** The operator's own variables, handed on unread to a child, with `extra` on top. */
export function inherited(extra: Record<string, string | undefined>): NodeJS.ProcessEnv {
  return { ...process.env, ...extra };
}

/** A clean slate with `extra`: the same on every machine, whatever the operator has set. */
export function clean(extra: Record<string, string>): NodeJS.ProcessEnv {
  const kept = ordinary.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { NODE_ENV: "production", ...Object.fromEntries(kept), ...extra };
}

/** npm marks what it launches; nothing else tells `npm start` from `node scripts/run.mjs start`. */
export const launchedByNpm = process.env.npm_lifecycle_event !== undefined;
