import { env } from "@/env";

/** The path to redirect to if it is on this origin, otherwise the fallback (no open redirect). */
export function nextPath(wanted: unknown, fallback: string): string {
  if (typeof wanted !== "string" || !/^\/(?!\/)[\w/?=&.%-]*$/.test(wanted)) return fallback;
  const { origin, pathname, search } = new URL(wanted, env.APP_URL);
  // `/..//elsewhere` parses as a path here, and normalised becomes `//elsewhere`, another site.
  return origin === env.APP_URL.origin && !pathname.startsWith("//") ? `${pathname}${search}` : fallback;
}
