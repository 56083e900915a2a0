const LARGEST = 2 ** 31 - 1;

/** Whether a number can be a row's: anything else would make the database stumble. */
export function isId(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= LARGEST;
}
