import * as z from "zod";
import * as field from "../accounts/fields";
import { registerCommand } from "../accounts/registration/register-command";
import type { Contract, RefreshContract, Reply, SignInContract } from "./contract";
import { movilLogin, movilRefreshed, movilRegister } from "./descriptions/movil";
import { movilRegistered, movilSignedIn } from "./legacy/arrivals";
import type { WireProblem } from "./wire-problem";

// Document 000: the Flutter app. Where it is silent, sentences come from Django REST framework's Spanish catalogue.

const detail = (status: number, sentence: string, headers?: Record<string, string>): Reply => ({
  status,
  body: { detail: sentence },
  ...(headers && { headers }),
});
const retryAfter = (seconds: number) => ({ "Retry-After": String(seconds) });

const BOTH_PASSWORDS = ["password", "password_confirm"] as const;
const isFilled = (value: unknown) => typeof value === "string" && value !== "";

const request = z
  .object({
    nombres: field.givenNames,
    apellidos: field.surnames,
    email: field.email,
    password: field.password(6),
    password_confirm: field.password(1),
    telefono: field.phone,
    fecha_nacimiento: field.optional(field.birthDate),
    genero: field.optional(field.gender),
    documento_identidad: field.optional(field.documentNumber),
    pais: field.optional(field.country),
  })
  .refine((body) => body.password === body.password_confirm, {
    message: "mismatch" satisfies field.FieldCode,
    path: ["password"],
    // Listed beside the other errors as soon as both passwords are present.
    when: ({ value }) =>
      BOTH_PASSWORDS.every((name) => isFilled((value as Record<string, unknown> | undefined)?.[name])),
  })
  .transform((body) =>
    registerCommand({
      email: body.email,
      givenNames: body.nombres,
      surnames: body.apellidos,
      password: { kind: "chosen", value: body.password },
      phone: body.telefono,
      birthDate: body.fecha_nacimiento,
      gender: body.genero,
      country: body.pais,
      document:
        body.documento_identidad === null ? null : { type: null, number: body.documento_identidad, claimed: false },
    }),
  );

const FIELDS = Object.keys(request.in.shape);

const NOT_AN_ADDRESS = "Introduzca una dirección de correo electrónico válida.";

function sentence({ field, code, params }: field.FieldIssue): string {
  switch (code) {
    case "missing":
      return "Este campo es requerido.";
    case "null":
      return "Este campo no puede ser nulo.";
    case "blank":
      return "Este campo no puede estar en blanco.";
    case "type":
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
      return "Fecha con formato erróneo. Use uno de los siguientes formatos en su lugar: YYYY-MM-DD.";
    case "choice":
      return `"${typeof params.value === "object" ? JSON.stringify(params.value) : params.value}" no es una elección válida.`;
    case "integer":
      return "Introduzca un número entero válido.";
    case "mismatch":
      return "Las contraseñas no coinciden.";
  }
}

function invalid({ issues, besides }: Extract<WireProblem, { code: "invalid" }>): Reply {
  const errors: Record<string, string[]> = {};
  for (const issue of issues) errors[issue.field] = [...(errors[issue.field] ?? []), sentence(issue)];
  if (besides.some(({ code }) => code === "email_taken")) errors.email = ["usuario con este email ya existe."];
  const inOrder = Object.entries(errors).sort(([one], [other]) => FIELDS.indexOf(one) - FIELDS.indexOf(other));
  return { status: 400, body: Object.fromEntries(inOrder) };
}

function receivedType(value: unknown): string {
  if (typeof value === "number") return Number.isInteger(value) ? "int" : "float";
  const names: Record<string, string> = { string: "str", boolean: "bool", object: "list" };
  return names[typeof value] ?? "dict";
}

const wire = {
  unreadable: () => detail(400, "Solicitud con formato incorrecto."),
  not_an_object: ({ received }: { received: unknown }): Reply => {
    const told =
      received === null
        ? "No se proporcionaron datos."
        : `Datos inválidos. Se esperaba un diccionario pero es un ${receivedType(received)}.`;
    return { status: 400, body: { non_field_errors: [told] } };
  },
  invalid,
  unauthenticated: () =>
    detail(401, "Las credenciales de autenticación no se proveyeron.", { "WWW-Authenticate": "Bearer" }),
  forbidden: () => detail(403, "No tienes permiso para realizar esta acción."),
  method_not_allowed: ({ method }: { method: string }) => detail(405, `Método "${method}" no permitido.`),
  unsupported_media_type: ({ received }: { received: string }) =>
    detail(415, `Tipo de medio "${received}" incompatible en la solicitud.`),
  too_large: ({ limitBytes }: { limitBytes: number }) =>
    detail(413, `La solicitud supera los ${limitBytes / 1024} KiB.`),
  idempotency_key_invalid: () =>
    detail(400, "La cabecera Idempotency-Key debe tener entre 1 y 255 caracteres ASCII imprimibles."),
  idempotency_key_reused: () => detail(422, "Esa Idempotency-Key ya se usó con otra solicitud."),
  idempotency_key_in_use: ({ retryAfterSeconds }: { retryAfterSeconds: number }) =>
    detail(409, "Una solicitud con esa Idempotency-Key sigue en curso.", retryAfter(retryAfterSeconds)),
  rate_limited: ({ retryAfterSeconds }: { retryAfterSeconds: number }) =>
    detail(429, "Demasiadas solicitudes. Espera un momento e inténtalo otra vez.", retryAfter(retryAfterSeconds)),
  overloaded: ({ retryAfterSeconds }: { retryAfterSeconds: number }) =>
    detail(503, "El servicio está ocupado. Inténtalo de nuevo en unos segundos.", retryAfter(retryAfterSeconds)),
  failed: () => detail(500, "Error interno del servidor."),
  in_doubt: ({ retryAfterSeconds }: { retryAfterSeconds: number }) =>
    detail(
      503,
      "No pudimos confirmar si quedó hecho. Inténtalo de nuevo en unos segundos.",
      retryAfter(retryAfterSeconds),
    ),
  late: () => detail(504, "El servicio no respondió a tiempo. Antes de repetir, comprueba si ya quedó hecho."),
  gone: () => detail(410, "Esta dirección ya no está disponible."),
};

const grant = { accessSeconds: 60 * 60, refreshSeconds: 14 * 24 * 60 * 60, claims: () => ({}) };

export const movil: Contract = {
  name: "movil",
  description: movilRegister,
  arrives: movilRegistered,
  callers: "anyone",
  shares: {
    fields: [
      "nombres",
      "apellidos",
      "password_confirm",
      "telefono",
      "fecha_nacimiento",
      "genero",
      "documento_identidad",
      "pais",
    ],
    trailingSlash: true,
  },
  request,
  besides: ({ email }) => ({ email }),
  grant,
  created: ({ account, tokens }) => ({
    status: 201,
    body: { access: tokens?.access, refresh: tokens?.refresh, usuario_id: account.id },
  }),
  refused: {
    ...wire,
    email_taken: () => ({ status: 400, body: { email: ["usuario con este email ya existe."] } }),
    document_taken: () => ({ status: 400, body: { documento_identidad: ["usuario con este documento ya existe."] } }),
    branch_unknown: ({ branchId }) => detail(400, `Clave primaria "${branchId}" inválida - objeto no existe.`),
    role_not_allowed: () => detail(403, "No tienes permiso para realizar esta acción."),
  },
};

/** An extension in SimpleJWT's manner. */
export const movilSignIn: SignInContract = {
  name: "movil",
  description: movilLogin,
  arrives: movilSignedIn,
  request: z.object({ email: field.text(254), password: field.password(1) }),
  grant,
  signedIn: ({ account, tokens }) => ({
    status: 200,
    body: { access: tokens.access, refresh: tokens.refresh, usuario_id: account.id },
  }),
  refused: {
    ...wire,
    wrong_credentials: () =>
      detail(401, "La combinación de credenciales no tiene una cuenta activa", { "WWW-Authenticate": "Bearer" }),
    email_unverified: () => detail(403, "Verifica tu correo electrónico antes de iniciar sesión."),
    second_step_required: () =>
      detail(403, "Tu cuenta pide un segundo paso. Ingresa desde el navegador o usa una clave de aplicación."),
  },
};

/** An extension in SimpleJWT's manner. */
export const movilRefresh: RefreshContract = {
  name: "movil",
  description: movilRefreshed,
  request: z.object({ refresh: field.text(4096) }),
  grant,
  refreshed: ({ access, refresh }) => ({ status: 200, body: { access, refresh } }),
  refused: {
    ...wire,
    token_invalid: () => ({
      status: 401,
      body: { detail: "El token es inválido o ha expirado", code: "token_not_valid" },
      headers: { "WWW-Authenticate": "Bearer" },
    }),
  },
};
