import { AsYouType, type CountryCode, isSupportedCountry } from "libphonenumber-js/min";

/** Sets a number as its country writes it, while it is typed at its end. */
export function formatPhone(input: HTMLInputElement, country: string): void {
  const { value, selectionEnd } = input;
  if (!isSupportedCountry(country) || selectionEnd !== value.length || !/^[\d\s().-]+$/.test(value)) return;
  const formatted = new AsYouType(country as CountryCode).input(value.replace(/\D/g, ""));
  if (formatted !== value) input.value = formatted;
}
