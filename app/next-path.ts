import { env } from "@/env";

/** A path of ours to go on to, or the fallback: never another site, whatever the link said. */
export function nextPath(wanted: unknown, fallback: string): string {
  if (typeof wanted !== "string" || !/^\/[\w/?=&.%-]*$/.test(wanted) || wanted.startsWith("//")) return fallback;
  const url = URL.canParse(wanted, env.APP_URL) ? new URL(wanted, env.APP_URL) : null;
  return url?.origin === env.APP_URL.origin ? `${url.pathname}${url.search}` : fallback;
}
