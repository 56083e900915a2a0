import * as z from "zod";

/** Answer shapes that several documents use. Each call makes new objects, and sentences are never shared. */
export const jwt = z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]+$/);

export const identifier = z.int().positive();

const sentences = z.array(z.string()).min(1);

/** Django REST framework's field errors: a list of sentences under each field that is wrong. */
export const fieldErrors = (id: string, fields: object) =>
  z
    .strictObject(Object.fromEntries(Object.keys(fields).map((name) => [name, sentences.optional()])))
    .meta({ id, minProperties: 1 });

/** The same for a body that is no object. */
export const bodyErrors = (id: string) => z.strictObject({ non_field_errors: sentences }).meta({ id });
