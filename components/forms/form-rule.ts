import * as z from "zod";
import * as fields from "../../accounts/fields";
import { fieldErrors } from "../../messages/field-errors";
import type { Values } from "./form-state";

/** An existing password: today's rules for new ones do not apply. */
export const knownPassword = fields.password(1);

/** Whether the form is about another person than the one who fills it in. */
type Subject = { ofAnother?: boolean };

/** The rules of one form; violations are reported per field, as the sentence to show. */
export function form<Shape extends z.ZodRawShape>(shape: Shape, subject: Subject = {}) {
  const rule = z.object(shape);
  return z.custom<Values>().transform((values, context): z.output<typeof rule> => {
    const read = rule.safeParse(values);
    if (read.success) return read.data;
    for (const { field, code, params } of fields.fieldIssues(read.error)) {
      const message = fieldErrors[code](field, { ...params, ...subject });
      context.issues.push({ code: "custom", path: [field], message, input: values });
    }
    return z.NEVER;
  });
}
