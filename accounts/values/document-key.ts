/** The form in which document numbers are compared: no spaces, dots or hyphens, upper case. */
export function documentKey(number: string): string {
  return number.replace(/[\s.\p{Pd}]/gu, "").toUpperCase();
}
