const LONGEST = 60;
// What mail programs turn into a link by themselves.
const LINKABLE = /:\/\/|\bwww\.|[\p{L}\p{N}]\.[\p{L}]{2,}|@/iu;

/**
 * The name to greet somebody by, or null when it is none to be printed: whoever registers with somebody else's
 * address chooses the name, and a mail of ours must not carry their advertisement.
 */
export function personName(givenNames: string | null): string | null {
  const name = (givenNames ?? "").replace(/[\p{C}\p{Z}]+/gu, " ").trim();
  if (name === "" || LINKABLE.test(name)) return null;
  const letters = [...name];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join("").trimEnd()}…` : name;
}
