const LARGEST = 2 ** 31 - 1;

/** Whether a number can be a row's id: PostgreSQL fails on integers out of range. */
export function isId(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= LARGEST;
}
