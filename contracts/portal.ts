import * as z from "zod";
import * as field from "../accounts/fields";
import { registerCommand } from "../accounts/registration/register-command";
import type { Contract, Reply } from "./contract";
import { portalRegister } from "./descriptions/portal";
import { portalRegistered } from "./legacy/arrivals";

// Document 001: third-party web apps and curl.

const error = (status: number, message: string, headers?: Record<string, string>): Reply => ({
  status,
  body: { status: "error", message },
  ...(headers && { headers }),
});
const retryAfter = (seconds: number) => ({ "Retry-After": String(seconds) });

const request = z
  .object({
    nombre: field.givenNames,
    email: field.email,
    password: field.password(6),
    celular: field.optional(field.phone),
    documento: field.optional(field.documentNumber),
    direccion: field.optional(field.address),
  })
  .transform((body) =>
    registerCommand({
      email: body.email,
      givenNames: body.nombre,
      password: { kind: "chosen", value: body.password },
      phone: body.celular,
      address: body.direccion,
      document: body.documento === null ? null : { type: null, number: body.documento, claimed: false },
    }),
  );

const ROLE_NUMBERS = { client: 1, employee: 2, admin: 3 };

function sentence({ field, code }: field.FieldIssue): string {
  switch (code) {
    case "missing":
    case "null":
    case "blank":
      return `El campo '${field}' es obligatorio.`;
    case "too_short":
      return `El campo '${field}' debe tener al menos 6 caracteres.`;
    default:
      return `El campo '${field}' no es válido.`;
  }
}

export const portal: Contract = {
  name: "portal",
  description: portalRegister,
  arrives: portalRegistered,
  callers: "anyone",
  shares: { fields: ["nombre", "celular", "documento", "direccion"], trailingSlash: false },
  request,
  grant: { accessSeconds: 3600, claims: ({ email }) => ({ email }) },
  created: ({ account, tokens }) => ({
    status: 201,
    body: {
      status: "success",
      message: "Usuario registrado con éxito.",
      user: {
        id: account.id,
        nombre: account.givenNames,
        email: account.email,
        celular: account.phone,
        documento: account.documentNumber,
        direccion: account.address,
        rol_id: ROLE_NUMBERS[account.role],
        createdAt: account.createdAt.toISOString(),
        updatedAt: account.updatedAt.toISOString(),
      },
      token: tokens?.access,
    },
  }),
  refused: {
    email_taken: () => error(409, "El email ya está registrado."),
    document_taken: () => error(409, "El documento ya está registrado."),
    branch_unknown: () => error(400, "La sucursal no existe."),
    role_not_allowed: () => error(403, "No tienes permiso para asignar ese rol."),
    overloaded: ({ retryAfterSeconds }) =>
      error(503, "El servicio está ocupado. Inténtalo de nuevo en unos segundos.", retryAfter(retryAfterSeconds)),
    unreadable: () => error(400, "El cuerpo de la solicitud debe ser un objeto JSON válido."),
    not_an_object: () => error(400, "El cuerpo de la solicitud debe ser un objeto JSON válido."),
    invalid: ({ issues: [first] }) => error(400, first ? sentence(first) : "La solicitud no es válida."),
    unauthenticated: () => error(401, "Debes iniciar sesión."),
    forbidden: () => error(403, "No tienes permiso para realizar esta acción."),
    method_not_allowed: ({ method }) => error(405, `El método ${method} no está permitido.`),
    unsupported_media_type: () => error(415, "La solicitud debe estar en formato JSON (application/json)."),
    too_large: ({ limitBytes }) => error(413, `El cuerpo de la solicitud supera los ${limitBytes / 1024} KiB.`),
    idempotency_key_invalid: () =>
      error(400, "La cabecera Idempotency-Key debe tener entre 1 y 255 caracteres ASCII imprimibles."),
    idempotency_key_reused: () => error(422, "Esa Idempotency-Key ya se usó con otra solicitud."),
    idempotency_key_in_use: ({ retryAfterSeconds }) =>
      error(409, "Una solicitud con esa Idempotency-Key sigue en curso.", retryAfter(retryAfterSeconds)),
    rate_limited: ({ retryAfterSeconds }) =>
      error(429, "Demasiadas solicitudes. Inténtalo de nuevo más tarde.", retryAfter(retryAfterSeconds)),
    failed: () => error(500, "Error interno del servidor."),
    in_doubt: ({ retryAfterSeconds }) =>
      error(
        503,
        "No pudimos confirmar si quedó hecho. Inténtalo de nuevo en unos segundos.",
        retryAfter(retryAfterSeconds),
      ),
    late: () => error(504, "El servicio no respondió a tiempo. Antes de repetir, comprueba si ya quedó hecho."),
    gone: () => error(410, "Esta dirección ya no está disponible."),
  },
};
