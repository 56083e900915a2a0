/** Alta's own: choosing it leaves the themes as they are drawn. */
export const ALTA_COLOUR = "#0b5d51";
