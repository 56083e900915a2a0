import { documentKey } from "../values/document-key";

const digitsOf = (text: string) => [...text].map(Number);
const weighted = (digits: number[], weights: number[]) =>
  digits.reduce((sum, digit, index) => sum + digit * (weights[index] ?? 0), 0);

/** Chile. */
function rut(body: string): string {
  const sum = digitsOf(body)
    .reverse()
    .reduce((total, digit, index) => total + digit * (2 + (index % 6)), 0);
  const digit = 11 - (sum % 11);
  return digit === 11 ? "0" : digit === 10 ? "K" : String(digit);
}

const ELEVEN = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
const eleven = (body: string) => 11 - (weighted(digitsOf(body), ELEVEN) % 11);
/** Argentina: of ten, which has two digits, the prefix is changed as a rule, and it is nine. */
const cuil = (body: string) => String([9, 0][eleven(body) - 10] ?? eleven(body));
const rucPeru = (body: string) => String(eleven(body) % 10);

const CURP_LETTERS = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";
const curp = (body: string) =>
  String((10 - ([...body].reduce((sum, sign, at) => sum + CURP_LETTERS.indexOf(sign) * (18 - at), 0) % 10)) % 10);

function cedulaEcuador(body: string): string {
  const doubled = digitsOf(body).map((digit, index) => (index % 2 === 0 ? digit * 2 : digit));
  const sum = doubled.reduce((total, digit) => total + (digit > 9 ? digit - 9 : digit), 0);
  return String((10 - (sum % 10)) % 10);
}

const cedulaUruguay = (body: string) =>
  String((10 - (weighted(digitsOf(body.padStart(7, "0")), [2, 9, 8, 7, 6, 3, 4]) % 10)) % 10);

type Rule = { is: RegExp; digit: (body: string) => string; only?: { type?: string; country?: string } };

const RULES: Rule[] = [
  { is: /^(\d{6,8})([\dK])$/, digit: rut, only: { type: "RUT" } },
  { is: /^([A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d])(\d)$/, digit: curp },
  { is: /^((?:2[034567]|3[034])\d{8})(\d)$/, digit: cuil, only: { country: "AR" } },
  { is: /^((?:10|15|17|20)\d{8})(\d)$/, digit: rucPeru, only: { country: "PE" } },
  { is: /^((?:0[1-9]|1\d|2[0-4])[0-5]\d{6})(\d)$/, digit: cedulaEcuador, only: { country: "EC" } },
  { is: /^(\d{6,7})(\d)$/, digit: cedulaUruguay, only: { country: "UY" } },
];

/** Without its country, a number with these hyphens is Argentina's. */
const CUIL = /^\s*\d{2}-\d{8}-\d\s*$/;

/**
 * The check digit that a document number should end with, when it ends with another; null where it is right or has
 * none. Of what kind the number is tells its form, its type or its country.
 */
export function wrongCheckDigit(number: string, type: string | null, country: string | null): string | null {
  const key = documentKey(number);
  const home = CUIL.test(number) ? "AR" : country;
  for (const { is, digit, only = {} } of RULES) {
    const [, body, typed] = is.exec(key) ?? [];
    if (!body || (only.type && only.type !== type) || (only.country && only.country !== home)) continue;
    const expected = digit(body);
    return expected === typed ? null : expected;
  }
  return null;
}
