/** The number of PostgreSQL's type `text[]`. */
export const TEXT_ARRAY = 1009;

/** The elements of a one-dimensional `text[]` as PostgreSQL writes it: `{a,"b, \"c\"",NULL}`. */
export function readTextArray(written: string): (string | null)[] {
  const elements = written.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^,]+)/gs);
  return [...elements].map(([, quoted, bare = ""]) => {
    if (quoted !== undefined) return quoted.replace(/\\(.)/gs, "$1");
    return bare === "NULL" ? null : bare;
  });
}
