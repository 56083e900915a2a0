import * as z from "zod";
import type { CreateDocumentOptions } from "zod-openapi";

type Override = Extract<NonNullable<CreateDocumentOptions["override"]>, (...args: never) => unknown>;
type JsonSchema = Parameters<Override>[0]["jsonSchema"];

/** Says of the rules what their parts don't: text is the promise, and what may be left out is not required. */
export const asDescribed: Override = ({ zodSchema, jsonSchema, io }) => {
  if (io === "input" && zodSchema instanceof z.ZodObject) {
    const { shape } = zodSchema;
    const required = Object.keys(shape).filter((name) => !shape[name]?.safeParse(undefined).success);
    if (required.length > 0) jsonSchema.required = required;
    else delete jsonSchema.required;
  }
  asText(jsonSchema);
  orNull(jsonSchema);
};

/** Text or digits: that a number is taken for its digits is a courtesy, not what a client should be written for. */
function asText(schema: JsonSchema): void {
  const [text, digits, ...others] = schema.anyOf ?? [];
  if (typeOf(text) !== "string" || typeOf(digits) !== "integer" || others.length > 0) return;
  delete schema.anyOf;
  schema.type = "string";
}

/** `anyOf: [rule, null]` in the shorter form, which generated clients read better. Blank is as good as absent. */
function orNull(schema: JsonSchema): void {
  const [rule, nothing, ...others] = schema.anyOf ?? [];
  if (!rule || typeof rule === "boolean" || "$ref" in rule || others.length > 0) return;
  asText(rule);
  if (typeOf(nothing) !== "null" || typeof rule.type !== "string") return;
  delete schema.anyOf;
  const { minLength: _, ...bounds } = rule;
  Object.assign(schema, bounds, { type: [rule.type, "null"] }, rule.enum && { enum: [...rule.enum, null] });
}

function typeOf(schema: NonNullable<JsonSchema["anyOf"]>[number] | undefined): unknown {
  return typeof schema === "object" && "type" in schema ? schema.type : undefined;
}
