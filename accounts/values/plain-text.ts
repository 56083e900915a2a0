import { normalise } from "./normalise";

/**
 * Without accents and in lower case, as the database's `name_key` and `search_text`. Control characters, some of which
 * the database refuses, become spaces.
 */
export function plainText(text: string): string {
  return normalise(text, "NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/\p{Cc}/gu, " ")
    .toLowerCase();
}

export const digitsOf = (text: string): string => text.replace(/\D/g, "");
