/**
 * How a word sounds in American Spanish, however it is written: b/v, s/c/z, g/j/x, ll/y/i, qu/k/c, a silent h, and
 * doubled letters are the same. Takes a word of plain letters (see `plainText`); others are left out.
 */
export function sound(word: string): string {
  return word
    .replace(/[^a-z]/g, "")
    .replace(/^x/, "j")
    .replace(/x/g, "s")
    .replace(/ch/g, "X")
    .replace(/sh/g, "s")
    .replace(/ph/g, "f")
    .replace(/h/g, "")
    .replace(/q(?:u(?=[ei]))?/g, "k")
    .replace(/g(?:u(?=[ei]))?/g, "j")
    .replace(/c(?=[ei])/g, "s")
    .replace(/c/g, "k")
    .replace(/v/g, "b")
    .replace(/z/g, "s")
    .replace(/w/g, "u")
    .replace(/ll/g, "i")
    .replace(/y/g, "i")
    .replace(/m(?=[bp])/g, "n")
    .replace(/(.)\1+/g, "$1");
}
