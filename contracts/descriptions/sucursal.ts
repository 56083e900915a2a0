import * as z from "zod";
import type { RegisterProblem } from "../../accounts/account";
import type { Description } from "../description";
import { bodyErrors, fieldErrors, identifier } from "./shapes";
import { onceOnly, wire } from "./wire";

const cliente = {
  email: "cliente@ejemplo.com",
  nombre: "Juan",
  apellido: "Pérez",
  telefono: "123456789",
  fecha_nacimiento: "1990-01-01",
  rol: 1,
  localidad: 1,
};
const empleado = { ...cliente, email: "empleado@ejemplo.com", rol: 2, puesto: "Mostrador" };

/** Placeholders for tokens that the replaying test fills in. */
const asEmployee = { headers: { Authorization: "Bearer {$employee}" } };
const asAdmin = { headers: { Authorization: "Bearer {$admin}" } };
const asClient = { headers: { Authorization: "Bearer {$client}" } };

const fields = {
  email: "Correo, único entre todas las cuentas.",
  nombre: "Nombre.",
  apellido: "Apellido.",
  telefono: "Teléfono.",
  fecha_nacimiento: "Fecha de nacimiento, un día real desde 1900 hasta hoy.",
  rol: "1 cliente, 2 empleado, 3 admin; 1 si falta. Quien es empleado solo puede crear clientes.",
  puesto: "Puesto. Se guarda solo para empleados y administradores.",
  localidad: "Número de la sucursal.",
};

/** The wire refusals of every contract, sent with a staff token. */
const seenByStaff = {
  ...wire,
  unreadable: { cuerpo_ilegible: { ...wire.unreadable.cuerpo_ilegible, request: { ...asEmployee, text: "{" } } },
  not_an_object: { no_es_un_objeto: { ...wire.not_an_object.no_es_un_objeto, request: { ...asEmployee, text: "[]" } } },
  unsupported_media_type: {
    no_es_json: {
      ...wire.unsupported_media_type.no_es_json,
      request: { headers: { ...asEmployee.headers, "Content-Type": "text/plain" }, text: "{}" },
    },
  },
  too_large: {
    demasiado_grande: { ...wire.too_large.demasiado_grande, request: { ...asEmployee, bytes: 64 * 1024 + 1 } },
  },
};

export const sucursalRegister: Description<RegisterProblem> = {
  id: "sucursalRegister",
  contract: {
    name: "sucursal",
    description: "Registro de clientes en el mostrador, por empleados y administradores, con contraseña generada.",
  },
  origin: "document",
  title: "Registrar un cliente en el mostrador",
  text: "La contraseña generada tiene 12 caracteres y se muestra solo en esta respuesta. Sirve enseguida en todas partes y vence a los 7 días sin uso. El token de cualquier contrato vale: lo que cuenta es el rol de la cuenta, no lo que el token diga.",
  mounts: [{ path: "/api/usuarios/registrar-cliente/", origin: "document" }],
  bearer: "required",
  fields,
  shapes: [
    z
      .strictObject({
        mensaje: z.literal("Usuario registrado exitosamente"),
        usuario: z.strictObject({
          id: identifier,
          email: z.string(),
          nombre: z.string(),
          apellido: z.string(),
          telefono: z.string(),
          fecha_nacimiento: z
            .string()
            .regex(/^\d{4}-\d\d-\d\d$/)
            .meta({ format: "date" }),
          rol: z.int().min(1).max(3),
          puesto: z.string().nullable(),
          localidad: z.int().nullable(),
        }),
        password_generada: z.string().length(12),
      })
      .meta({ id: "SucursalRegistered" }),
    z.strictObject({ error: z.string() }).meta({ id: "SucursalError" }),
    fieldErrors("SucursalFieldErrors", fields),
    bodyErrors("SucursalBodyErrors"),
    z.strictObject({ detail: z.string() }).meta({ id: "SucursalDetail" }),
  ],
  varies: ["usuario.id", "password_generada"],
  done: {
    cliente: { summary: "Un cliente.", origin: "document", request: { ...asEmployee, body: cliente } },
    empleado: {
      summary: "Un empleado, registrado por un administrador.",
      request: { ...asAdmin, body: empleado },
    },
  },
  refused: {
    ...seenByStaff,
    ...onceOnly,
    unauthenticated: {
      sin_credenciales: {
        summary: "El token falta, está mal formado, venció o fue revocado: siempre la misma respuesta.",
        origin: "document",
        request: { body: cliente },
      },
    },
    forbidden: {
      sin_permiso: {
        summary: "Quien llama es cliente.",
        origin: "document",
        request: { ...asClient, body: cliente },
      },
    },
    invalid: {
      faltan_campos: {
        summary: "Faltan campos obligatorios: todos a la vez, cada uno con su lista.",
        origin: "document",
        request: { ...asEmployee, body: { apellido: "Pérez", telefono: "123456789", fecha_nacimiento: "1990-01-01" } },
      },
      formatos: {
        summary: "Varios campos con formato erróneo. Las frases son las de Django REST framework.",
        request: { ...asEmployee, body: { ...cliente, email: "cliente", fecha_nacimiento: "01/01/1990", rol: 9 } },
      },
    },
    branch_unknown: {
      sucursal_desconocida: {
        summary: "No hay una sucursal con ese número.",
        problem: { branchId: 9999 },
        request: { ...asEmployee, body: { ...cliente, localidad: 9999 } },
      },
    },
    role_not_allowed: {
      rol_no_permitido: {
        summary: "Un empleado pide un rol distinto de cliente.",
        request: { ...asEmployee, body: empleado },
      },
    },
    email_taken: {
      correo_repetido: {
        summary: "El correo ya tiene una cuenta.",
        origin: "document",
        request: {
          ...asEmployee,
          body: cliente,
          given: [
            {
              path: "/api/auth/register",
              body: { nombre: "Juan Pérez", email: cliente.email, password: "123456789" },
            },
          ],
        },
      },
    },
    document_taken: "never",
  },
};
