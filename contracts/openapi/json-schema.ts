import * as z from "zod";
import type { ZodOpenApiOverride } from "zod-openapi";

/** A field is required when its rule refuses `undefined`; only running the rule tells. */
export const requiredAsParsed: ZodOpenApiOverride = ({ zodSchema, jsonSchema, io }) => {
  if (io !== "input" || !(zodSchema instanceof z.ZodObject)) return;
  const { shape } = zodSchema;
  const required = Object.keys(shape).filter((name) => !shape[name]?.safeParse(undefined).success);
  if (required.length > 0) jsonSchema.required = required;
  else delete jsonSchema.required;
};

type Schema = { anyOf?: Schema[]; type?: string | string[]; enum?: unknown[]; minLength?: number };

/** Simplifies every nested schema, innermost first. */
export function simplify(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  for (const inner of Object.values(value)) simplify(inner);
  orNull(value);
}

/** `anyOf: [rule, null]` as one nullable rule. Where null is accepted, a blank string counts as absent. */
function orNull(schema: Schema): void {
  const [rule, nothing, ...others] = schema.anyOf ?? [];
  if (typeof rule?.type !== "string" || nothing?.type !== "null" || others.length > 0) return;
  delete schema.anyOf;
  const { minLength: _, ...bounds } = rule;
  Object.assign(schema, bounds, { type: [rule.type, "null"] }, rule.enum && { enum: [...rule.enum, null] });
}
