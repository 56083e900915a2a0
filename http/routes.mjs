import { readFileSync } from "node:fs";

/** The methods of a page; POST is for its forms. Next itself would answer any method. */
export const pageMethods = ["GET", "HEAD", "POST"];

/** @typedef {{ pattern: string | null, page: boolean }} Route */

/** @type {Route} */
const none = { pattern: null, page: false };

/**
 * Finds what answers a path, by the build's manifest: its pattern, such as `/verificar/[token]`, and whether it is a page
 * or a route handler. The pattern is null where nothing of ours is.
 *
 * @returns {(path: string) => Route}
 */
export function routeFinder() {
  /** @type {Record<string, string>} */
  const manifest = JSON.parse(readFileSync(".next/app-path-routes-manifest.json", "utf8"));
  const routes = Object.entries(manifest)
    .filter(([file]) => /\/(page|route)$/.test(file))
    .map(([file, pattern]) => ({ pattern, page: file.endsWith("/page") }));
  const fixed = new Map(routes.filter(({ pattern }) => !pattern.includes("[")).map((route) => [route.pattern, route]));
  const variable = routes
    .filter(({ pattern }) => pattern.includes("["))
    .map((route) => ({ route, matches: matcherOf(route.pattern) }))
    .sort((one, other) => precedence(one.route) - precedence(other.route));
  return (path) =>
    fixed.get(path) ??
    fixed.get(path.replace(/(.)\/$/, "$1")) ??
    variable.find(({ matches }) => matches.test(path))?.route ??
    none;
}

/**
 * `/docs/documentos/movil` also matches `/docs/[...slug]`: handlers come first, and then the longest beginning.
 *
 * @param {Route} route
 */
function precedence({ pattern, page }) {
  return (page ? 1000 : 0) - String(pattern).indexOf("[");
}

/**
 * `/cuenta/[id]` and `/ayuda/[...tema]` as regular expressions.
 *
 * @param {string} pattern
 */
function matcherOf(pattern) {
  const segments = pattern.split("/").map((segment) => {
    if (/^\[\[?\.\.\./.test(segment)) return ".*";
    return segment.startsWith("[") ? "[^/]+" : segment.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${segments.join("/")}/?$`);
}
