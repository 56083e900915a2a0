import * as z from "zod";
import type { RefreshProblem } from "../../accounts/account";
import type { Description } from "../description";
import { contract, detail, notAnObject, registered, tokenError } from "./movil";
import { fieldErrors, identifier } from "./shapes";
import { forAnyone, repeatable, wire } from "./wire";

const nothing = z.strictObject({}).meta({ id: "MovilNothing" });

const aboutToken = {
  ...wire,
  ...repeatable,
  ...forAnyone,
  overloaded: {
    base_ocupada: { summary: "La base de datos tiene demasiado que hacer.", problem: { retryAfterSeconds: 2 } },
  },
  invalid: { falta_el_token: { summary: "Falta el token.", request: { body: {} } } },
};

const verifyFields = { token: "Un token de acceso o de renovación, de cualquier contrato." };

export const movilVerifyDescription: Description<RefreshProblem> = {
  id: "movilVerify",
  contract,
  origin: "alta",
  title: "Comprobar un token",
  text: "Responde `{}` si el token se aceptaría ahora: bien firmado, sin vencer, de una sesión abierta y, si es de renovación, sin usar. A la manera de SimpleJWT.",
  mounts: [{ path: "/api/auth/token/verify/", origin: "alta" }],
  fields: verifyFields,
  shapes: [nothing, fieldErrors("MovilVerifyFieldErrors", verifyFields), notAnObject, detail, tokenError],
  done: {
    vale: {
      summary: "Un token de una sesión abierta.",
      request: { body: { token: "{$given#/access}" }, given: registered },
    },
  },
  refused: {
    ...aboutToken,
    token_invalid: {
      token_invalido: {
        summary: "El token venció, ya se usó, o su sesión terminó.",
        request: { body: { token: "esto.no.vale" } },
      },
    },
  },
};

const logoutFields = { refresh: "El token de renovación de la sesión." };

export const movilLogoutDescription: Description<RefreshProblem> = {
  id: "movilLogout",
  contract,
  origin: "alta",
  title: "Cerrar la sesión",
  text: "Termina la sesión del token de renovación: desde la solicitud siguiente no vale ninguno de sus tokens. A la manera de SimpleJWT.",
  mounts: [{ path: "/api/auth/logout/", origin: "alta" }],
  fields: logoutFields,
  shapes: [nothing, fieldErrors("MovilLogoutFieldErrors", logoutFields), notAnObject, detail, tokenError],
  done: {
    cerrada: {
      summary: "Un token de renovación de una sesión abierta.",
      request: { body: { refresh: "{$given#/refresh}" }, given: registered },
    },
  },
  refused: {
    ...aboutToken,
    token_invalid: {
      token_invalido: {
        summary: "El token no es de renovación, venció, o su sesión ya había terminado.",
        request: { body: { refresh: "esto.no.vale" } },
      },
    },
  },
};

const text = z.string().nullable();

export const movilMeDescription: Description<never> = {
  id: "movilMe",
  contract,
  origin: "alta",
  title: "Leer la propia cuenta",
  text: "Los datos de la cuenta del token, con los nombres del registro. Vale el token de acceso de cualquier contrato.",
  mounts: [{ path: "/api/auth/me/", origin: "alta" }],
  bearer: "required",
  fields: {},
  shapes: [
    z
      .strictObject({
        usuario_id: identifier,
        email: z.string(),
        nombres: z.string(),
        apellidos: text,
        telefono: text,
        fecha_nacimiento: text,
        genero: text,
        documento_identidad: text,
        pais: text,
      })
      .meta({ id: "MovilAccount" }),
    detail,
  ],
  done: {
    la_cuenta: { summary: "La cuenta del token.", request: { headers: { Authorization: "Bearer {$client}" } } },
  },
  refused: {
    ...wire,
    ...repeatable,
    unreadable: "never",
    not_an_object: "never",
    unsupported_media_type: "never",
    too_large: "never",
    rate_limited: "never",
    invalid: "never",
    forbidden: "never",
    in_doubt: "never",
    overloaded: {
      base_ocupada: { summary: "La base de datos tiene demasiado que hacer.", problem: { retryAfterSeconds: 2 } },
    },
    unauthenticated: { sin_token: { summary: "Falta el token, venció o no vale.", request: {} } },
    method_not_allowed: {
      metodo_no_permitido: {
        summary: "Aquí solo se lee (GET).",
        problem: { method: "POST" },
        request: { method: "POST" },
      },
    },
  },
};
