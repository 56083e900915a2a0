import * as z from "zod";
import * as field from "../accounts/fields";
import { registerCommand } from "../accounts/registration/register-command";
import type { Contract, Reply } from "./contract";
import { sucursalRegister } from "./descriptions/sucursal";
import { sucursalRegistered } from "./legacy/arrivals";
import type { WireProblem } from "./wire-problem";

// Document 003: branch employees' tools. Where it is silent, sentences come from Django REST framework's catalogue.

const detail = (status: number, sentence: string, headers?: Record<string, string>): Reply => ({
  status,
  body: { detail: sentence },
  ...(headers && { headers }),
});
const retryAfter = (seconds: number) => ({ "Retry-After": String(seconds) });

const ROLES = { 1: "client", 2: "employee", 3: "admin" } as const;
const ROLE_NUMBERS = { client: 1, employee: 2, admin: 3 };

const request = z
  .object({
    email: field.email,
    nombre: field.givenNames,
    apellido: field.surnames,
    telefono: field.phone,
    fecha_nacimiento: field.birthDate,
    rol: field.optional(field.choice([1, 2, 3])),
    puesto: field.optional(field.jobTitle),
    localidad: field.optional(field.branchId),
  })
  .transform((body) =>
    registerCommand({
      email: body.email,
      givenNames: body.nombre,
      surnames: body.apellido,
      password: { kind: "generated" },
      phone: body.telefono,
      birthDate: body.fecha_nacimiento,
      role: { wanted: ROLES[body.rol ?? 1], otherwise: "refuse" },
      jobTitle: body.puesto,
      branchId: body.localidad,
    }),
  );

const FIELDS = Object.keys(request.in.shape);

function receivedType(value: unknown): string {
  if (Array.isArray(value)) return "list";
  if (typeof value === "number") return Number.isInteger(value) ? "int" : "float";
  const names: Record<string, string> = { string: "str", boolean: "bool" };
  return names[typeof value] ?? "dict";
}

const NOT_AN_ADDRESS = "Introduzca una dirección de correo electrónico válida.";
const NOT_A_DATE = "Fecha con formato erróneo. Use uno de los siguientes formatos en su lugar: YYYY-MM-DD.";

function sentence({ field, code, params }: field.FieldIssue): string {
  switch (code) {
    case "missing":
      return "Este campo es requerido.";
    case "null":
      return "Este campo no puede ser nulo.";
    case "blank":
      return field === "fecha_nacimiento" ? NOT_A_DATE : "Este campo no puede estar en blanco.";
    case "type":
      if (field === "localidad")
        return `Tipo incorrecto. Se esperaba valor de clave primaria y se recibió ${receivedType(params.value)}.`;
      return field === "email" ? NOT_AN_ADDRESS : "No es una cadena válida.";
    case "too_long":
      return `Asegúrese de que este campo no tenga más de ${params.max} caracteres.`;
    case "too_short":
      return `Asegúrese de que este campo tenga al menos ${params.min} caracteres.`;
    case "nul":
      return "Los caracteres nulos no están permitidos.";
    case "characters":
      return "Este campo contiene caracteres no permitidos.";
    case "email":
      return NOT_AN_ADDRESS;
    case "date":
      return NOT_A_DATE;
    case "choice":
      return `"${params.value}" no es una elección válida.`;
    case "integer":
      return "Introduzca un número entero válido.";
    case "mismatch":
      return "Los valores no coinciden.";
  }
}

const unknownBranch = (branchId: number) => `Clave primaria "${branchId}" inválida - objeto no existe.`;

function invalid({ issues, besides }: Extract<WireProblem, { code: "invalid" }>): Reply {
  const errors: Record<string, string[]> = {};
  for (const issue of issues) errors[issue.field] = [...(errors[issue.field] ?? []), sentence(issue)];
  for (const problem of besides)
    if (problem.code === "branch_unknown") errors.localidad = [unknownBranch(problem.branchId)];
  const inOrder = Object.entries(errors).sort(([one], [other]) => FIELDS.indexOf(one) - FIELDS.indexOf(other));
  return { status: 400, body: Object.fromEntries(inOrder) };
}

export const sucursal: Contract = {
  name: "sucursal",
  description: sucursalRegister,
  arrives: sucursalRegistered,
  callers: "staff",
  request,
  besides: ({ localidad }) => ({ branchId: localidad }),
  created: ({ account, generatedPassword }) => ({
    status: 201,
    body: {
      mensaje: "Usuario registrado exitosamente",
      usuario: {
        id: account.id,
        email: account.email,
        nombre: account.givenNames,
        apellido: account.surnames,
        telefono: account.phone,
        fecha_nacimiento: account.birthDate,
        rol: ROLE_NUMBERS[account.role],
        puesto: account.jobTitle,
        localidad: account.branchId,
      },
      password_generada: generatedPassword,
    },
  }),
  refused: {
    email_taken: () => ({ status: 400, body: { error: "El email ya está registrado" } }),
    document_taken: () => ({ status: 400, body: { error: "El documento ya está registrado" } }),
    branch_unknown: ({ branchId }) => ({ status: 400, body: { localidad: [unknownBranch(branchId)] } }),
    role_not_allowed: () => detail(403, "No tienes permiso para realizar esta acción"),
    overloaded: ({ retryAfterSeconds }) =>
      detail(503, "El servicio está ocupado. Inténtalo de nuevo en unos segundos.", retryAfter(retryAfterSeconds)),
    unreadable: () => detail(400, "Solicitud con formato incorrecto."),
    not_an_object: ({ received }) => {
      const told =
        received === null
          ? "No se proporcionaron datos."
          : `Datos inválidos. Se esperaba un diccionario pero es un ${receivedType(received)}.`;
      return { status: 400, body: { non_field_errors: [told] } };
    },
    invalid,
    unauthenticated: () =>
      detail(401, "Las credenciales de autenticación no se proveyeron.", { "WWW-Authenticate": "Bearer" }),
    forbidden: () => detail(403, "No tienes permiso para realizar esta acción"),
    method_not_allowed: ({ method }) => detail(405, `Método "${method}" no permitido.`),
    unsupported_media_type: ({ received }) => detail(415, `Tipo de medio "${received}" incompatible en la solicitud.`),
    too_large: ({ limitBytes }) => detail(413, `La solicitud supera los ${limitBytes / 1024} KiB.`),
    idempotency_key_invalid: () =>
      detail(400, "La cabecera Idempotency-Key debe tener entre 1 y 255 caracteres ASCII imprimibles."),
    idempotency_key_reused: () => detail(422, "Esa Idempotency-Key ya se usó con otra solicitud."),
    idempotency_key_in_use: ({ retryAfterSeconds }) =>
      detail(409, "Una solicitud con esa Idempotency-Key sigue en curso.", retryAfter(retryAfterSeconds)),
    rate_limited: ({ retryAfterSeconds }) =>
      detail(429, "Demasiadas solicitudes. Espera un momento e inténtalo otra vez.", retryAfter(retryAfterSeconds)),
    failed: () => detail(500, "Error interno del servidor."),
    in_doubt: ({ retryAfterSeconds }) =>
      detail(
        503,
        "No pudimos confirmar si quedó hecho. Inténtalo de nuevo en unos segundos.",
        retryAfter(retryAfterSeconds),
      ),
    late: () => detail(504, "El servicio no respondió a tiempo. Antes de repetir, comprueba si ya quedó hecho."),
    gone: () => detail(410, "Esta dirección ya no está disponible."),
  },
};
