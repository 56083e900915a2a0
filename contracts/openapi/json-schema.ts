import * as z from "zod";
import type { ZodOpenApiOverride } from "zod-openapi";

/** What may be left out is not required, which only the rule itself can tell. */
export const requiredAsParsed: ZodOpenApiOverride = ({ zodSchema, jsonSchema, io }) => {
  if (io !== "input" || !(zodSchema instanceof z.ZodObject)) return;
  const { shape } = zodSchema;
  const required = Object.keys(shape).filter((name) => !shape[name]?.safeParse(undefined).success);
  if (required.length > 0) jsonSchema.required = required;
  else delete jsonSchema.required;
};

type Schema = { anyOf?: Schema[]; type?: string | string[]; enum?: unknown[]; minLength?: number };

/** Puts every schema below in the form that reads best, innermost first. */
export function simplify(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  for (const inner of Object.values(value)) simplify(inner);
  orNull(value);
}

/** `anyOf: [rule, null]` as one rule that takes null too. Where null will do, blank is as good as absent. */
function orNull(schema: Schema): void {
  const [rule, nothing, ...others] = schema.anyOf ?? [];
  if (typeof rule?.type !== "string" || nothing?.type !== "null" || others.length > 0) return;
  delete schema.anyOf;
  const { minLength: _, ...bounds } = rule;
  Object.assign(schema, bounds, { type: [rule.type, "null"] }, rule.enum && { enum: [...rule.enum, null] });
}
