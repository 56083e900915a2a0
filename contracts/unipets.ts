import * as z from "zod";
import type { Account } from "../accounts/account";
import * as field from "../accounts/fields";
import { registerCommand } from "../accounts/registration/register-command";
import type { Contract, Reply, SignInContract } from "./contract";
import { unipetsLogin, unipetsRegister } from "./descriptions/unipets";
import { unipetsRegistered, unipetsSignedIn } from "./legacy/arrivals";
import type { WireProblem } from "./wire-problem";

// Document 004: the UniPets front end. Its role numbers run the other way round than the branch tools'.

const message = (status: number, sentence: string, headers?: Record<string, string>): Reply => ({
  status,
  body: { message: sentence },
  ...(headers && { headers }),
});
const retryAfter = (seconds: number) => ({ "Retry-After": String(seconds) });

const ROLES = { 1: "admin", 2: "employee", 3: "client" } as const;
const ROLE_NUMBERS = { admin: 1, employee: 2, client: 3 };

const fullName = ({ givenNames, surnames }: Account) => (surnames ? `${givenNames} ${surnames}` : givenNames);

/** The old back end treated 0 as missing. */
const required = <Rule extends z.ZodType>(rule: Rule) => z.preprocess((value) => (value === 0 ? null : value), rule);

const request = z
  .object({
    nombre: required(field.givenNames),
    email: required(field.email),
    password: required(field.password(6)),
    rol_id: required(field.choice([1, 2, 3])),
  })
  .transform((body) =>
    registerCommand({
      email: body.email,
      givenNames: body.nombre,
      password: { kind: "chosen", value: body.password },
      role: { wanted: ROLES[body.rol_id], otherwise: "request" },
    }),
  );

const isMissing = ({ code, params }: field.FieldIssue) =>
  code === "missing" || code === "null" || code === "blank" || params.value === "";

/** The order in which errors are reported once no field is missing. */
const ORDER = ["email", "rol_id", "password", "nombre"];

function sentence({ field, code }: field.FieldIssue): string {
  if (field === "password" && code === "too_short") return "La contraseña debe tener al menos 6 caracteres.";
  return field === "password" ? "La contraseña no es válida." : `El ${field} no es válido.`;
}

function invalid({ issues }: Extract<WireProblem, { code: "invalid" }>): Reply {
  if (issues.some(isMissing)) return message(400, "Todos los campos son obligatorios.");
  const first = ORDER.map((name) => issues.find(({ field }) => field === name)).find(Boolean);
  return message(400, first ? sentence(first) : "La solicitud no es válida.");
}

const wire = {
  unreadable: () => message(400, "El cuerpo de la solicitud debe ser un objeto JSON válido."),
  not_an_object: () => message(400, "El cuerpo de la solicitud debe ser un objeto JSON válido."),
  invalid,
  unauthenticated: () => message(401, "Debes iniciar sesión."),
  forbidden: () => message(403, "No tienes permiso para realizar esta acción."),
  method_not_allowed: ({ method }: { method: string }) => message(405, `El método ${method} no está permitido.`),
  unsupported_media_type: () => message(415, "El cuerpo de la solicitud debe enviarse como application/json."),
  too_large: ({ limitBytes }: { limitBytes: number }) =>
    message(413, `El cuerpo de la solicitud supera los ${limitBytes / 1024} KiB.`),
  idempotency_key_invalid: () =>
    message(400, "La cabecera Idempotency-Key debe tener entre 1 y 255 caracteres ASCII imprimibles."),
  idempotency_key_reused: () => message(422, "Esa Idempotency-Key ya se usó con otra solicitud."),
  idempotency_key_in_use: ({ retryAfterSeconds }: { retryAfterSeconds: number }) =>
    message(409, "Una solicitud con esa Idempotency-Key sigue en curso.", retryAfter(retryAfterSeconds)),
  rate_limited: ({ retryAfterSeconds }: { retryAfterSeconds: number }) =>
    message(429, "Demasiadas solicitudes. Inténtalo de nuevo más tarde.", retryAfter(retryAfterSeconds)),
  overloaded: ({ retryAfterSeconds }: { retryAfterSeconds: number }) =>
    message(503, "El servicio está ocupado. Inténtalo de nuevo en unos segundos.", retryAfter(retryAfterSeconds)),
  failed: () => message(500, "Error interno del servidor."),
  in_doubt: ({ retryAfterSeconds }: { retryAfterSeconds: number }) =>
    message(
      503,
      "No pudimos confirmar si quedó hecho. Inténtalo de nuevo en unos segundos.",
      retryAfter(retryAfterSeconds),
    ),
  late: () => message(504, "El servicio no respondió a tiempo. Antes de repetir, comprueba si ya quedó hecho."),
  gone: () => message(410, "Esta dirección ya no está disponible."),
};

export const unipets: Contract = {
  name: "unipets",
  description: unipetsRegister,
  arrives: unipetsRegistered,
  callers: "anyone",
  request,
  created: ({ requestedRole }) =>
    message(201, "Usuario registrado con éxito.", requestedRole ? { "X-Role-Request": "pending" } : undefined),
  refused: {
    ...wire,
    email_taken: () => message(409, "El email ya está registrado."),
    document_taken: () => message(409, "El documento ya está registrado."),
    branch_unknown: () => message(400, "La sucursal no existe."),
    role_not_allowed: () => message(403, "No tienes permiso para asignar ese rol."),
  },
};

export const unipetsSignIn: SignInContract = {
  name: "unipets",
  description: unipetsLogin,
  arrives: unipetsSignedIn,
  request: z.object({ email: required(field.text(254)), password: required(field.password(1)) }),
  grant: {
    accessSeconds: 2 * 60 * 60,
    claims: (account) => ({
      id: account.id,
      nombre: fullName(account),
      email: account.email,
      rol_id: ROLE_NUMBERS[account.role],
    }),
  },
  signedIn: ({ tokens }) => ({ status: 200, body: { token: tokens.access } }),
  refused: {
    ...wire,
    invalid: ({ issues }) =>
      issues.some(isMissing)
        ? message(400, "Todos los campos son obligatorios.")
        : message(401, "Credenciales inválidas."),
    wrong_credentials: () => message(401, "Credenciales inválidas."),
    email_unverified: () => message(403, "Verifica tu correo electrónico antes de iniciar sesión."),
    second_step_required: () =>
      message(403, "Tu cuenta pide un segundo paso. Ingresa desde el navegador o usa una clave de aplicación."),
  },
};
