/** The id in a path segment; null for anything but its canonical spelling. */
export function idInPath(part: string): number | null {
  return /^[1-9]\d{0,9}$/.test(part) ? Number(part) : null;
}
