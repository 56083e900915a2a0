import { plainText } from "../../values/plain-text";

/** A number as a table program writes it when it takes digits for one: `71234567.0`. */
export function plainDigits(value: string): string {
  return value.replace(/^(\d+)[.,]0+$/, "$1");
}

/** Documents whose numbers have as many digits everywhere in the country, zeros in front included. */
const DIGITS: Record<string, [type: RegExp, digits: number]> = {
  PE: [/^dni/, 8],
  EC: [/^(ci|cedula)/, 10],
};

/**
 * A document number with the zeros in front that a spreadsheet takes away: to `digits`, or to what the country's document
 * has. Anything but digits stays as it is.
 */
export function withZeros(
  number: string,
  { country, documentType, digits }: { country: string | null; documentType: string | null; digits: number },
): string {
  if (!/^\d+$/.test(number)) return number;
  const [type, usual] = DIGITS[country ?? ""] ?? [];
  const known = type && usual && type.test(plainText(documentType ?? "")) ? usual : 0;
  return number.padStart(digits || known, "0");
}
