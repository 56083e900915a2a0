/** No field holds more, however many code units its characters have before they are composed. */
const LONGEST = 4_096;

/**
 * The text in a Unicode normal form. One that is too long for any field stays as it is: normalising takes time in
 * the square of the number of combining marks, 200 ms for 64 KiB of them.
 */
export function normalise(text: string, form: "NFC" | "NFKC" | "NFKD"): string {
  return text.length > LONGEST ? text : text.normalize(form);
}
