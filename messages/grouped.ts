const NARROW_NO_BREAK = "\u202f";

/** A count as people read it in every country: 10 000, since 10.000 is ten in half of them. */
export const grouped = (count: number): string => count.toLocaleString("es").replaceAll(".", NARROW_NO_BREAK);
