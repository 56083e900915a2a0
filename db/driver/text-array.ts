/** The oid of PostgreSQL's type `text[]`. */
export const TEXT_ARRAY = 1009;

/** Parses PostgreSQL's text form of a one-dimensional `text[]`: `{a,"b, \"c\"",NULL}`. */
export function readTextArray(written: string): (string | null)[] {
  const elements = written.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^,]+)/gs);
  return [...elements].map(([, quoted, bare = ""]) => {
    if (quoted !== undefined) return quoted.replace(/\\(.)/gs, "$1");
    return bare === "NULL" ? null : bare;
  });
}
