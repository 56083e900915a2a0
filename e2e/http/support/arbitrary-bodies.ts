import fc from "fast-check";
import { freshEmail } from "./staff";
import { validBody } from "./valid-bodies";

const oddText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.constantFrom(
    "",
    " ",
    "\u0000",
    "\ud800",
    "\u200b",
    "\u202e",
    "__proto__",
    "null",
    "2023-02-29",
    "1990-01-01",
    "a@b",
    "١٢٣",
  ),
  fc.string({ maxLength: 20 }).map((text) => `${text}@example.com`),
);
const oddNumber = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -0, 1, 2, 3, 4, 2 ** 31, 2 ** 53, 1e21));

/** Arbitrary values for a field. */
const oddValue = fc.oneof(oddText, oddNumber, fc.boolean(), fc.constant(null), fc.jsonValue({ maxDepth: 3 }));

/** Any JSON at all. */
export const anyJson = fc.oneof(
  fc.jsonValue({ maxDepth: 6 }),
  fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 30 }),
);

/** A valid body in which some fields are odd, missing or superfluous. */
export function nearlyValid(name: string): fc.Arbitrary<Record<string, unknown>> {
  const fields = Object.keys(validBody(name, freshEmail()));
  const changes = fc.dictionary(fc.constantFrom(...fields), oddValue, { minKeys: 1, maxKeys: 4 });
  const missing = fc.subarray(fields, { maxLength: 1 });
  const extra = fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });
  return fc
    .tuple(changes, fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, missing), extra)
    .map(([odd, gone, more]) => {
      const body = { ...more, ...validBody(name, freshEmail()), ...odd };
      for (const field of gone) delete body[field];
      return body;
    });
}
