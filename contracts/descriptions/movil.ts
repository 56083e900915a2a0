import * as z from "zod";
import type { RefreshProblem, RegisterProblem, SignInProblem } from "../../accounts/account";
import type { Description } from "../description";
import { bodyErrors, fieldErrors, identifier, jwt } from "./shapes";
import { signInBeforeVerifying } from "./unverified";
import { forAnyone, onceOnly, repeatable, wire } from "./wire";

export const contract = {
  name: "movil",
  description: "Registro desde una aplicación Flutter: la cuenta queda lista y con la sesión iniciada.",
};

const ana = {
  nombres: "Ana",
  apellidos: "Gomez",
  email: "ana@example.com",
  password: "SecretPass123",
  password_confirm: "SecretPass123",
  telefono: "71111111",
  fecha_nacimiento: "1990-01-01",
  genero: "F",
  documento_identidad: "12345678",
  pais: "BO",
};
export const registered = [{ path: "/api/auth/register/", body: ana }];
const required = {
  nombres: "Luz",
  apellidos: "Vega",
  email: "luz@example.com",
  password: "SecretPass123",
  password_confirm: "SecretPass123",
  telefono: "72222222",
};

const fields = {
  nombres: "Nombres.",
  apellidos: "Apellidos.",
  email: "Correo, único entre todas las cuentas.",
  password: "Contraseña. Que tenga al menos 6 caracteres es decisión de Alta.",
  password_confirm: "La misma contraseña otra vez.",
  telefono: "Teléfono.",
  fecha_nacimiento: "Fecha de nacimiento, un día real desde 1900 hasta hoy.",
  genero: "Género: M, F u O.",
  documento_identidad: "Número de documento. Este contrato no lo exige único.",
  pais: "País, dos letras en mayúscula (ISO 3166-1).",
};

const tokens = { access: jwt, refresh: jwt };
const session = z.strictObject({ ...tokens, usuario_id: identifier }).meta({ id: "MovilSession" });
export const detail = z.strictObject({ detail: z.string() }).meta({ id: "MovilDetail" });
export const notAnObject = bodyErrors("MovilBodyErrors");
export const tokenError = z
  .strictObject({ detail: z.string(), code: z.literal("token_not_valid") })
  .meta({ id: "MovilTokenError" });

export const movilRegister: Description<RegisterProblem> = {
  id: "movilRegister",
  contract,
  origin: "document",
  title: "Registrar un cliente desde la aplicación",
  text: "La persona queda registrada como cliente y con la sesión iniciada: recibe un token de acceso y uno de renovación. Los errores llegan todos juntos, cada uno bajo su campo.",
  mounts: [
    { path: "/api/auth/register/", origin: "document" },
    { path: "/api/auth/registro/", origin: "document", note: "Alias." },
  ],
  fields,
  shapes: [session, fieldErrors("MovilFieldErrors", fields), notAnObject, detail],
  varies: ["access", "refresh", "usuario_id"],
  done: {
    registrada: { summary: "Todos los campos.", origin: "document", request: { body: ana } },
    solo_lo_obligatorio: {
      summary: "Solo los campos obligatorios.",
      origin: "document",
      request: { body: required },
    },
  },
  refused: {
    ...wire,
    ...onceOnly,
    ...forAnyone,
    invalid: {
      correo_y_contrasenas: {
        summary: "El correo ya tiene una cuenta y las contraseñas no coinciden.",
        origin: "document",
        besides: [{ code: "email_taken" }],
        request: { body: { ...ana, password_confirm: "OtraPass123" }, given: registered },
      },
      contrasenas_distintas: {
        summary: "Las contraseñas no coinciden.",
        origin: "document",
        request: { body: { ...required, password_confirm: "OtraPass123" } },
      },
      faltan_campos: {
        summary: "Faltan campos obligatorios. El documento no da la frase; es la de Django REST framework.",
        request: { body: { email: "luz@example.com", password: "SecretPass123" } },
      },
      formatos: {
        summary: "Varios campos con formato erróneo.",
        request: { body: { ...required, email: "luz", password: "abc", fecha_nacimiento: "2023-02-29", genero: "X" } },
      },
    },
    email_taken: {
      correo_repetido: {
        summary: "El correo ya tiene una cuenta.",
        origin: "document",
        request: { body: ana, given: registered },
      },
    },
    document_taken: "never",
    branch_unknown: "never",
    role_not_allowed: "never",
  },
};

const signInFields = { email: "Correo; no distingue mayúsculas.", password: "Contraseña." };

export const movilLogin: Description<SignInProblem> = {
  id: "movilLogin",
  contract,
  origin: "alta",
  title: "Iniciar sesión",
  text: "Vale para cualquier cuenta, sin importar por qué contrato se registró. A la manera de SimpleJWT.",
  mounts: [{ path: "/api/auth/login/", origin: "alta" }],
  fields: signInFields,
  shapes: [session, fieldErrors("MovilLoginFieldErrors", signInFields), notAnObject, detail],
  varies: ["access", "refresh", "usuario_id"],
  done: {
    sesion_iniciada: {
      summary: "Correo y contraseña correctos.",
      request: { body: { email: ana.email, password: ana.password }, given: registered },
    },
  },
  refused: {
    ...wire,
    ...repeatable,
    ...forAnyone,
    invalid: {
      faltan_campos: { summary: "Falta la contraseña.", request: { body: { email: ana.email } } },
    },
    wrong_credentials: {
      credenciales_invalidas: {
        summary:
          "El correo no existe, la contraseña no es esa o la cuenta está desactivada: siempre la misma respuesta.",
        request: { body: { email: "nadie@example.com", password: "SecretPass123" } },
      },
    },
    email_unverified: {
      correo_sin_verificar: {
        summary: "La contraseña es correcta, pero esta cuenta (contrato `usuarios`) aún no verificó su correo.",
        request: signInBeforeVerifying,
      },
    },
    second_step_required: {
      falta_el_segundo_paso: {
        summary:
          "La contraseña es correcta, pero la cuenta pide además un segundo paso, que solo se da en el navegador.",
        problem: { step: { accountId: 123, passwordVersion: "" } },
      },
    },
  },
};

const refreshFields = { refresh: "El token de renovación más reciente." };

export const movilRefreshed: Description<RefreshProblem> = {
  id: "movilRefresh",
  contract,
  origin: "alta",
  title: "Renovar los tokens",
  text: "Cada token de renovación sirve una vez y trae otro. Si llega de nuevo pasados 10 segundos, se cierra la sesión entera, por si alguien más lo tiene. A la manera de SimpleJWT.",
  mounts: [{ path: "/api/auth/token/refresh/", origin: "alta" }],
  fields: refreshFields,
  shapes: [
    z.strictObject(tokens).meta({ id: "MovilTokens" }),
    fieldErrors("MovilRefreshFieldErrors", refreshFields),
    notAnObject,
    detail,
    tokenError,
  ],
  varies: ["access", "refresh"],
  done: {
    renovados: {
      summary: "Un token de renovación sin usar.",
      request: { body: { refresh: "{$given#/refresh}" }, given: registered },
    },
  },
  refused: {
    ...wire,
    ...repeatable,
    ...forAnyone,
    overloaded: {
      base_ocupada: { summary: "La base de datos tiene demasiado que hacer.", problem: { retryAfterSeconds: 2 } },
    },
    invalid: { falta_el_token: { summary: "Falta el token.", request: { body: {} } } },
    token_invalid: {
      token_invalido: {
        summary: "El token venció, ya se usó, fue revocado o no es de renovación.",
        request: { body: { refresh: "esto.no.vale" } },
      },
    },
  },
};
