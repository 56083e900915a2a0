import * as z from "zod";
import type { RegisterProblem } from "../../accounts/account";
import type { Description } from "../description";
import { identifier, jwt } from "./shapes";
import { forAnyone, onceOnly, wire } from "./wire";

const juan = {
  nombre: "Juan Pérez",
  email: "juan@example.com",
  password: "123456789",
  celular: "9876543210",
  documento: "1234567890",
  direccion: "Calle Ficticia 123",
};
const required = { nombre: "Eva Luna", email: "eva@example.com", password: "123456789" };

const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  .meta({ format: "date-time" });

export const portalRegister: Description<RegisterProblem> = {
  id: "portalRegister",
  contract: {
    name: "portal",
    description: "Registro desde aplicaciones web de terceros y desde la terminal (`curl`).",
  },
  origin: "document",
  title: "Registrar un usuario desde una aplicación web",
  text: "Devuelve el usuario y un token de una hora. Los errores llegan de uno en uno: el primero en el orden de la tabla del documento.",
  mounts: [{ path: "/api/auth/register", origin: "document" }],
  fields: {
    nombre: "Nombre completo.",
    email: "Correo, único entre todas las cuentas.",
    password: "Contraseña, al menos 6 caracteres.",
    celular: "Número de celular.",
    documento: "Número de documento. Este contrato no lo exige único.",
    direccion: "Dirección.",
  },
  shapes: [
    z
      .strictObject({
        status: z.literal("success"),
        message: z.literal("Usuario registrado con éxito."),
        user: z.strictObject({
          id: identifier,
          nombre: z.string(),
          email: z.string(),
          celular: z.string().nullable(),
          documento: z.string().nullable(),
          direccion: z.string().nullable(),
          rol_id: z.int().min(1).max(3),
          createdAt: instant,
          updatedAt: instant,
        }),
        token: jwt,
      })
      .meta({ id: "PortalRegistered" }),
    z.strictObject({ status: z.literal("error"), message: z.string() }).meta({ id: "PortalError" }),
  ],
  varies: ["user.id", "user.createdAt", "user.updatedAt", "token"],
  done: {
    registrado: { summary: "Todos los campos.", origin: "document", request: { body: juan } },
    solo_lo_obligatorio: {
      summary: "Solo los campos obligatorios: los demás vuelven como `null`.",
      request: { body: required },
    },
  },
  notes: {
    201: "El documento muestra el cuerpo sin nombrar el estado; 201 es decisión de Alta.",
    400: "El documento muestra el cuerpo sin nombrar el estado; 400 es decisión de Alta.",
  },
  refused: {
    ...wire,
    ...onceOnly,
    ...forAnyone,
    invalid: {
      falta_un_campo: {
        summary: "Falta un campo obligatorio, es `null` o está en blanco.",
        origin: "document",
        request: { body: { nombre: "Juan Pérez", password: "123456789" } },
      },
      correo_no_valido: { summary: "El correo no es válido.", request: { body: { ...required, email: "eva" } } },
      contrasena_corta: {
        summary: "La contraseña tiene menos de 6 caracteres. El documento pide 6; la frase es de Alta.",
        request: { body: { ...required, password: "12345" } },
      },
    },
    email_taken: {
      correo_repetido: {
        summary: "El correo ya tiene una cuenta. El documento lo exige único; el estado y la frase son de Alta.",
        request: { body: juan, given: [{ path: "/api/auth/register", body: juan }] },
      },
    },
    document_taken: "never",
    branch_unknown: "never",
    role_not_allowed: "never",
  },
};
