import { plainText } from "./plain-text";

/** The form in which an id of another system is searched: like a search's words, without the signs they lose. */
export function externalIdKey(externalId: string): string {
  return plainText(externalId).replace(/[\s+().\-/]/g, "");
}
