import * as z from "zod";

const sentence = z.string().regex(/^[\p{Lu}"«u].{4,}$/su);
const token = z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]+$/);
const id = z.int().positive();
const text = z.string().min(1);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const message = z.strictObject({ message: sentence });
const detail = z.strictObject({ detail: sentence });
/** One list of sentences for each wrong field; the fields are the document's and no others. */
const perField = (...fields: string[]) => {
  const lists = z.partialRecord(z.enum(fields), z.array(sentence).min(1));
  return lists.refine((errors) => Object.keys(errors).length > 0);
};
const noObject = z.strictObject({ non_field_errors: z.tuple([sentence]) });
const portalError = z.strictObject({ status: z.literal("error"), message: sentence });

/** Every documented answer of a contract to a POST of valid JSON, by status. */
export const SHAPES: Record<string, Record<number, z.ZodType>> = {
  movil: {
    201: z.strictObject({ access: token, refresh: token, usuario_id: id }),
    400: z.union([
      perField(
        "nombres",
        "apellidos",
        "email",
        "password",
        "password_confirm",
        "telefono",
        "fecha_nacimiento",
        "genero",
        "documento_identidad",
        "pais",
      ),
      noObject,
      detail,
    ]),
  },
  portal: {
    201: z.strictObject({
      status: z.literal("success"),
      message: z.literal("Usuario registrado con éxito."),
      user: z.strictObject({
        id,
        nombre: text,
        email: text,
        celular: text.nullable(),
        documento: text.nullable(),
        direccion: text.nullable(),
        rol_id: z.literal(1),
        createdAt: instant,
        updatedAt: instant,
      }),
      token,
    }),
    400: portalError,
    409: portalError,
  },
  usuarios: { 200: z.strictObject({ message: z.literal("Registro exitoso") }), 400: message },
  sucursal: {
    201: z.strictObject({
      mensaje: z.literal("Usuario registrado exitosamente"),
      usuario: z.strictObject({
        id,
        email: text,
        nombre: text,
        apellido: text,
        telefono: text,
        fecha_nacimiento: day,
        rol: z.literal(1),
        puesto: z.null(),
        localidad: z.literal(1).nullable(),
      }),
      password_generada: z.string().length(12),
    }),
    400: z.union([
      perField("email", "nombre", "apellido", "telefono", "fecha_nacimiento", "rol", "puesto", "localidad"),
      z.strictObject({ error: z.literal("El email ya está registrado") }),
      noObject,
      detail,
    ]),
    403: detail,
  },
  unipets: { 201: z.strictObject({ message: z.literal("Usuario registrado con éxito.") }), 400: message, 409: message },
};
