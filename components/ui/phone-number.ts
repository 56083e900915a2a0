import { phonePrefixes } from "@/messages/phone-prefixes";

/** These share «+1» with the United States; the area code decides. */
const areas: Record<string, readonly string[]> = { PR: ["787", "939"], DO: ["809", "829", "849"] };

/** `71 234-567` from `BO` becomes `+59171234567`; a number with its own «+» or from no country stays as typed. */
export function joinPhone(country: string, number: string): string {
  const typed = number.trim();
  const [, prefix] = phonePrefixes.find(([code]) => code === country) ?? [];
  if (!prefix || !/^[\d\s().-]+$/.test(typed) || typed.startsWith("00")) return typed;
  return `+${prefix}${typed.replace(/\D/g, "").replace(/^0+/, "")}`;
}

/** Splits a number with a known prefix into its country and the rest; any other number stays whole. */
export function splitPhone(phone: string): { country: string; number: string } {
  const known = phonePrefixes
    .filter(([, prefix]) => phone.startsWith(`+${prefix}`))
    .sort(([, one], [, other]) => other.length - one.length);
  const rest = phone.slice(1 + (known[0]?.[1].length ?? 0)).trim();
  const byArea = known.find(([code]) => areas[code]?.includes(rest.slice(0, 3)));
  const [country] = byArea ?? known.find(([code]) => !areas[code]) ?? [];
  return country ? { country, number: rest } : { country: "", number: phone };
}

/**
 * The first country with a known prefix in an Accept-Language header: `es-MX` means Mexico. The United States are what
 * a system is set to by default, and `es-US` speaks of no telephone: they have to be chosen.
 */
export function countryOfLanguages(acceptLanguage: string | null): string {
  const regions = [...(acceptLanguage ?? "").matchAll(/\b[a-z]{2,3}-([A-Z]{2})\b/gi)].map(([, region = ""]) =>
    region.toUpperCase(),
  );
  return regions.find((region) => region !== "US" && phonePrefixes.some(([country]) => country === region)) ?? "";
}
