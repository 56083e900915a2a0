import { env } from "@/env";

/** A path of ours to go on to, or the fallback: never another site, whatever the link said. */
export function nextPath(wanted: unknown, fallback: string): string {
  if (typeof wanted !== "string" || !/^\/(?!\/)[\w/?=&.%-]*$/.test(wanted)) return fallback;
  const { origin, pathname, search } = new URL(wanted, env.APP_URL);
  // `/..//elsewhere` is a path of ours on its way in and another site on its way out.
  return origin === env.APP_URL.origin && !pathname.startsWith("//") ? `${pathname}${search}` : fallback;
}
