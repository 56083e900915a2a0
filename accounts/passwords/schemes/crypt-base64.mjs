/** The digits of crypt(3), by their value. */
export const ALPHABET = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * Three bytes as crypt(3) writes them: the last 6 bits first.
 * @param {readonly (number | undefined)[]} bytes the most significant first
 * @param {number} characters
 */
export function cryptBase64([high = 0, middle = 0, low = 0], characters) {
  let value = (high << 16) | (middle << 8) | low;
  let text = "";
  for (let at = 0; at < characters; at += 1, value >>= 6) text += ALPHABET[value & 63];
  return text;
}
