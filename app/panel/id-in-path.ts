/** The number a part of an address spells; null for anything else, also for other spellings of a number. */
export function idInPath(part: string): number | null {
  return /^[1-9]\d{0,9}$/.test(part) ? Number(part) : null;
}
