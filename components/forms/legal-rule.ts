import * as z from "zod";
import * as fields from "../../accounts/fields";
import { TEXT_KINDS } from "../../accounts/legal/text-kinds";
import { normalise } from "../../accounts/values/normalise";
import { form } from "./form-rule";

// Controls but line ends and tabs, bidi overrides, lone surrogates.
const REFUSED = /(?![\n\t])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;
const MOST_CHARACTERS = 60_000;

/** A text of many lines, whose ends are written in one way, so that its hash is the same everywhere. */
const manyLines = z
  .string({ error: ({ input }) => (input === undefined ? "missing" : "type") })
  .transform((input, context): string => {
    const value = normalise(input.replace(/\r\n?/g, "\n").trim(), "NFC");
    const wrong = REFUSED.test(value) ? "characters" : value === "" ? "blank" : null;
    const long = [...value].length > MOST_CHARACTERS;
    if (wrong || long) context.issues.push(fields.fieldIssue(wrong ?? "too_long", input, { max: MOST_CHARACTERS }));
    return value;
  });

/** What was broken into lines is one again. */
const oneLine = z.preprocess(
  (input) => (typeof input === "string" ? input.replace(/\s+/g, " ") : input),
  fields.text(300),
);

const number = fields.text(6).transform((text, context): number => {
  if (!/^\d+$/.test(text)) context.issues.push(fields.fieldIssue("integer", text));
  return Number(text);
});

/** The next version of a text. */
export const legalText = form({
  kind: fields.choice(TEXT_KINDS),
  after: number,
  body: manyLines,
  short: fields.optional(oneLine),
  important: z.literal("on", "missing").optional(),
  reviewed: fields.optional(fields.text(64)),
});

/** The texts that a form asks about: their ids, the box that is needed, and the one that is not. */
export const agreeFields = {
  texts: fields.optional(fields.text(60)),
  agree: z.literal("on", "missing").optional(),
  news: z.literal("on", "missing").optional(),
};
