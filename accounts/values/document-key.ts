/** The number as it is compared: without spaces, dots and hyphens, in upper case. */
export function documentKey(number: string): string {
  return number.replace(/[\s.\p{Pd}]/gu, "").toUpperCase();
}
