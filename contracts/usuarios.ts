import * as z from "zod";
import * as field from "../accounts/fields";
import { registerCommand } from "../accounts/registration/register-command";
import type { Contract, Reply } from "./contract";
import { usuariosRegister } from "./descriptions/usuarios";
import { usuariosRegistered } from "./legacy/arrivals";
import type { WireProblem } from "./wire-problem";

// Document 002: apps whose accounts are complete once the e-mail is verified.

const message = (status: number, sentence: string, headers?: Record<string, string>): Reply => ({
  status,
  body: { message: sentence },
  ...(headers && { headers }),
});
const retryAfter = (seconds: number) => ({ "Retry-After": String(seconds) });

const request = z
  .object({
    documentType: field.documentType,
    documentID: field.documentNumber,
    userName: field.givenNames,
    userSurname: field.surnames,
    birthDate: field.birthDate,
    address: field.address,
    phoneNumber: field.phone,
    nationality: field.nationality,
    email: field.email,
    password: field.password(6),
  })
  .transform((body) =>
    registerCommand({
      email: body.email,
      givenNames: body.userName,
      surnames: body.userSurname,
      password: { kind: "chosen", value: body.password },
      phone: body.phoneNumber,
      birthDate: body.birthDate,
      nationality: body.nationality,
      address: body.address,
      document: { type: body.documentType, number: body.documentID, claimed: true },
      mustVerifyEmail: true,
    }),
  );

const MISSING: readonly field.FieldCode[] = ["missing", "null", "blank"];
/** Reported first once no field is missing; the other fields follow in the document's order. */
const FIRST = ["birthDate", "email", "password"];

function sentence({ field, code, params }: field.FieldIssue): string {
  if (field === "birthDate") return `El campo "birthDate" debe ser una fecha válida`;
  switch (code) {
    case "email":
      return `El campo "email" debe ser una dirección de correo electrónico válida`;
    case "too_short":
      return `El campo "${field}" debe tener al menos ${params.min} caracteres`;
    case "too_long":
      return `El campo "${field}" debe tener como máximo ${params.max} caracteres`;
    case "type":
      return `El campo "${field}" debe ser un texto`;
    default:
      return `El campo "${field}" contiene caracteres no permitidos`;
  }
}

function invalid({ issues }: Extract<WireProblem, { code: "invalid" }>): Reply {
  const missing = issues.filter(({ code }) => MISSING.includes(code)).map(({ field }) => field);
  if (missing.length > 0) return message(400, `Toda la información es requerida. Falta(n): ${missing.join(", ")}`);
  const first = FIRST.map((name) => issues.find(({ field }) => field === name)).find(Boolean) ?? issues[0];
  return message(400, first ? sentence(first) : "La solicitud no es válida");
}

export const usuarios: Contract = {
  name: "usuarios",
  description: usuariosRegister,
  arrives: usuariosRegistered,
  callers: "anyone",
  request,
  created: () => message(200, "Registro exitoso"),
  refused: {
    email_taken: () => message(400, "Se ha detectado un valor repetido que debería ser único."),
    document_taken: () => message(400, "Se ha detectado un valor repetido que debería ser único."),
    branch_unknown: () => message(400, "La sucursal no existe"),
    role_not_allowed: () => message(403, "No tienes permiso para asignar ese rol"),
    overloaded: ({ retryAfterSeconds }) =>
      message(503, "El servicio está ocupado. Inténtalo de nuevo en unos segundos", retryAfter(retryAfterSeconds)),
    unreadable: () => message(400, "El cuerpo de la solicitud debe ser un objeto JSON válido"),
    not_an_object: () => message(400, "El cuerpo de la solicitud debe ser un objeto JSON válido"),
    invalid,
    unauthenticated: () => message(401, "Debes iniciar sesión"),
    forbidden: () => message(403, "No tienes permiso para realizar esta acción"),
    method_not_allowed: ({ method }) => message(405, `El método ${method} no está permitido`),
    unsupported_media_type: () => message(415, "El cuerpo de la solicitud debe enviarse como application/json"),
    too_large: ({ limitBytes }) => message(413, `El cuerpo de la solicitud supera los ${limitBytes / 1024} KiB`),
    idempotency_key_invalid: () =>
      message(400, "La cabecera Idempotency-Key debe tener entre 1 y 255 caracteres ASCII imprimibles"),
    idempotency_key_reused: () => message(422, "Esa Idempotency-Key ya se usó con otra solicitud"),
    idempotency_key_in_use: ({ retryAfterSeconds }) =>
      message(409, "Una solicitud con esa Idempotency-Key sigue en curso", retryAfter(retryAfterSeconds)),
    rate_limited: ({ retryAfterSeconds }) =>
      message(429, "Demasiadas solicitudes. Inténtalo de nuevo más tarde", retryAfter(retryAfterSeconds)),
    failed: () => message(500, "Error de conexión"),
    in_doubt: ({ retryAfterSeconds }) =>
      message(
        503,
        "No pudimos confirmar si quedó hecho. Inténtalo de nuevo en unos segundos",
        retryAfter(retryAfterSeconds),
      ),
    late: () => message(504, "El servicio no respondió a tiempo. Antes de repetir, comprueba si ya quedó hecho"),
    gone: () => message(410, "Esta dirección ya no está disponible"),
  },
};
