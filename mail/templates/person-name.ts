const LONGEST = 60;
// What mail programs turn into a link.
const LINKABLE = /:\/\/|\bwww\.|[\p{L}\p{N}]\.[\p{L}]{2,}|@/iu;

/**
 * The name to greet the account owner by, or null when it must not be printed: a stranger who registers another
 * person's address chooses the name, and our mail must not carry an advertisement or a link.
 */
export function personName(givenNames: string | null): string | null {
  const name = (givenNames ?? "").replace(/[\p{C}\p{Z}]+/gu, " ").trim();
  if (name === "" || LINKABLE.test(name)) return null;
  const letters = [...name];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join("").trimEnd()}…` : name;
}
