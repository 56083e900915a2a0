import { readFileSync } from "node:fs";

/** The methods of a page; POST is for its forms. Next itself would answer any method. */
export const pageMethods = ["GET", "HEAD", "POST"];

/**
 * Tells pages from route handlers, by the build's manifest.
 *
 * @returns {(path: string) => boolean}
 */
export function pageFinder() {
  /** @type {Record<string, string>} */
  const routes = JSON.parse(readFileSync(".next/app-path-routes-manifest.json", "utf8"));
  const patterns = (/** @type {RegExp} */ kind) =>
    Object.entries(routes)
      .filter(([file]) => kind.test(file))
      .map(([, route]) => patternOf(route));
  const pages = patterns(/\/page$/);
  // `/docs/documentos/movil` also matches `/docs/[...slug]`; the more specific handler wins.
  const handlers = patterns(/\/route$/);
  return (path) => pages.some((pattern) => pattern.test(path)) && !handlers.some((pattern) => pattern.test(path));
}

/**
 * `/cuenta/[id]` and `/ayuda/[...tema]` as regular expressions.
 *
 * @param {string} route
 */
function patternOf(route) {
  const segments = route.split("/").map((segment) => {
    if (/^\[\[?\.\.\./.test(segment)) return ".*";
    return segment.startsWith("[") ? "[^/]+" : segment.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${segments.join("/")}/?$`);
}
