/** Where most of our people have their mail. */
const COMMON = [
  "gmail.com",
  "hotmail.com",
  "hotmail.es",
  "hotmail.com.ar",
  "outlook.com",
  "outlook.es",
  "outlook.com.ar",
  "live.com",
  "live.com.ar",
  "live.com.mx",
  "yahoo.com",
  "yahoo.es",
  "yahoo.com.ar",
  "yahoo.com.br",
  "yahoo.com.co",
  "yahoo.com.mx",
  "icloud.com",
  "msn.com",
  "protonmail.com",
];
/** Real ones that look like a slip. */
const REAL = ["mail.com", "email.com", "ymail.com", "rocketmail.com", "gmx.com", "me.com", "aol.com", "proton.me"];

/** The address that was probably meant, where its domain is a slip of a common one; otherwise null. */
export function suggestEmail(typed: string): string | null {
  const email = typed.trim();
  const at = email.lastIndexOf("@");
  const domain = email.slice(at + 1).toLowerCase();
  if (at < 1 || domain.length < 5 || COMMON.includes(domain) || REAL.includes(domain)) return null;
  const close = COMMON.map((known) => ({ known, slips: slipsBetween(domain, known) })).sort(
    (one, other) => one.slips - other.slips,
  )[0];
  // Longer domains bear two slips; in a short one two are another domain.
  const bearable = domain.length > 8 ? 2 : 1;
  return close && close.slips <= bearable ? `${email.slice(0, at)}@${close.known}` : null;
}

/** Letters left out, added, exchanged or swapped with their neighbour between two words. */
function slipsBetween(one: string, other: string): number {
  const rows: number[][] = [[...Array(other.length + 1).keys()]];
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let i = 1; i <= one.length; i += 1) {
    rows[i] = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) least = Math.min(least, at(i - 2, j - 2) + 1);
      rows[i]?.push(least);
    }
  }
  return at(one.length, other.length);
}
