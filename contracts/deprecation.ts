import { env } from "../env";
import type { Deprecation } from "../runtime/legacy-settings";

/** The mark of a path, or of its contract. */
function markOf(contract: string, path: string): Deprecation | undefined {
  const bare = (written: string) => written.replace(/\/$/, "");
  return (
    env.DEPRECATED.find(({ of }) => of.startsWith("/") && bare(of) === bare(path)) ??
    env.DEPRECATED.find(({ of }) => of === contract)
  );
}

/** The headers of a path that is being given up (RFC 9745, RFC 8594); none for any other. */
export function deprecationHeaders(contract: string, path: string): Record<string, string> {
  const mark = markOf(contract, path);
  if (!mark) return {};
  return {
    Deprecation: `@${mark.since.getTime() / 1000}`,
    ...(mark.until && { Sunset: mark.until.toUTCString() }),
  };
}

/** Whether the path's last day has passed. */
export function isGone(contract: string, path: string, now = Date.now()): boolean {
  const until = markOf(contract, path)?.until;
  return until ? now >= until.getTime() : false;
}
