/** The text was replaced by another version while it was being read or written. */
export type TextSuperseded = { code: "text_superseded" };
