import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { digitsOf } from "../values/plain-text";
import { isNoPhone } from "./placeholders";

/** As many last digits as a number has without its country and area, nearly everywhere. */
const LAST = 8;

/** A number of ten digits after the trunk zero, the mobile's 15 within: only Argentina writes them like this. */
const WITH_15 = /^0?\d{2,4}15\d{6,8}$/;

/** What mobile numbers have besides the number: 9 or 15 or both in Argentina, 1 in Mexico. */
const WITHOUT_PREFIX: Partial<Record<CountryCode, (national: string) => string>> = {
  AR: (national) => national.replace(/^9(?=\d{10,})/, "").replace(/^(?=\d{12}$)(\d{2,4}?)15(\d{6,8})$/, "$1$2"),
  MX: (national) => national.replace(/^1(?=\d{10}$)/, ""),
};

/** Written in full, with the code of one of Alta's countries: there is nothing to find out. */
const WHOLE = /^\+(?:5[1-8]|5[09]\d)(\d{7,11})$/;
const COUNTRY: Record<string, CountryCode> = { "+54": "AR", "+52": "MX" };

/**
 * A phone in digits, without country, trunk and mobile prefixes, as one would dial it at home; null when it is none.
 * `country` is the client's, where it is known, and used for numbers without a prefix.
 */
export function readPhone(phone: string, country: string | null = null): string | null {
  const typed = phone.trim().replace(/^00/, "+");
  const digits = digitsOf(typed);
  const [, whole] = WHOLE.exec(typed) ?? [];
  if (whole) return withoutPrefix(whole, COUNTRY[typed.slice(0, 3)]);
  if (digits.length < 6 || digits.length > 18) return null;
  const own = country && isSupportedCountry(country) ? country : null;
  const home = typed.startsWith("+") ? undefined : (own ?? (WITH_15.test(digits) ? "AR" : undefined));
  const parsed = typed.startsWith("+") || home ? parsePhoneNumberFromString(typed, home) : undefined;
  const national = parsed ? parsed.nationalNumber : digits.replace(/^0+/, "");
  const where = parsed?.country ?? (parsed?.countryCallingCode === "54" ? "AR" : home);
  return withoutPrefix(national, where);
}

function withoutPrefix(national: string, country: CountryCode | undefined): string | null {
  const bare = (country && WITHOUT_PREFIX[country]?.(national)) ?? national;
  return isNoPhone(bare) ? null : bare;
}

/** By what phones are looked up: nearly the whole number, so that one without its area is found too. */
export const phoneEnd = (national: string): string => national.slice(-LAST);
