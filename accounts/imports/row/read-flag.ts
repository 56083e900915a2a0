import { plainText } from "../../values/plain-text";

const YES = ["si", "s", "true", "t", "1", "yes", "y", "verdadero", "v", "x", "on"];
const NO = ["no", "n", "false", "f", "0", "falso", "off"];

/** Yes or no as files write it; null for another text. */
export function readFlag(text: string): boolean | null {
  const plain = plainText(text.trim());
  if (YES.includes(plain)) return true;
  return NO.includes(plain) ? false : null;
}
