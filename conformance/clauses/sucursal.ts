import { exactly, first, hasBody, hasMember, hasStatus, sentences } from "../answer.ts";
import { clausesOf } from "../clause.ts";
import { bearer, type Target } from "../target.ts";
import { Unchecked } from "../unchecked.ts";
import { client, clientToken, post, registered, URL, withoutToken } from "./sucursal-scenes.ts";

const REQUIRED = { email: 23, nombre: 24, apellido: 25, telefono: 26, fecha_nacimiento: 27 } as const;

const UNAUTHENTICATED = { detail: "Las credenciales de autenticación no se proveyeron." };

/** Clauses about who may register clients, and about what is refused. */
export const sucursal = clausesOf("sucursal", [
  {
    id: "no-token",
    line: 15,
    quote: "Se requiere autenticación con token JWT",
    expects: "Sin token: 401",
    check: async (target) => hasStatus(await withoutToken(target), 401),
  },
  {
    id: "no-token-sentence",
    line: 103,
    quote: "Las credenciales de autenticación no se proveyeron.",
    expects: "Sin token: ese cuerpo",
    check: async (target) => hasBody(await withoutToken(target), UNAUTHENTICATED),
  },
  {
    id: "bad-token",
    line: 100,
    quote: "401 Unauthorized - Token inválido",
    expects: "Con un token inválido: 401 con ese cuerpo",
    check: async (target) => {
      const answer = await target.post(URL, client(target), bearer("esto.no.vale"));
      return first(hasStatus(answer, 401), hasBody(answer, UNAUTHENTICATED));
    },
  },
  {
    id: "client-token",
    line: 96,
    quote: '"detail": "No tienes permiso para realizar esta acción"',
    expects: "Con el token de un cliente: 403 con ese cuerpo",
    check: async (target) => {
      const signedIn = await clientToken(target);
      if (signedIn === "refused") throw new Unchecked("no se pudo iniciar sesión con la contraseña generada");
      const answer = await target.post(URL, client(target), bearer(signedIn.token));
      return first(hasStatus(answer, 403), hasBody(answer, { detail: "No tienes permiso para realizar esta acción" }));
    },
  },
  {
    id: "repeated-email",
    line: 81,
    quote: '"error": "El email ya está registrado"',
    expects: "Correo repetido: 400 con ese cuerpo",
    check: async (target) => {
      const { body } = await registered(target);
      const answer = await post(target, { ...client(target), email: body.email });
      return first(hasStatus(answer, 400), hasBody(answer, { error: "El email ya está registrado" }));
    },
  },
  ...Object.entries(REQUIRED).map(([name, line]) => ({
    id: `required-${name}`,
    line,
    quote: `\`${name}\``,
    expects: `Sin \`${name}\` responde 400 y lo dice bajo su nombre`,
    check: async (target: Target) => {
      const answer = await post(target, { ...client(target), [name]: undefined });
      return first(hasStatus(answer, 400), hasMember(answer, name, exactly(["Este campo es requerido."])));
    },
  })),
  {
    id: "several-missing",
    line: 88,
    quote: '"email": ["Este campo es requerido."]',
    expects: "Si faltan varios, los dice todos a la vez",
    check: async (target) => {
      const answer = await post(target, { ...client(target), email: undefined, nombre: undefined });
      const missing = ["Este campo es requerido."];
      return first(hasStatus(answer, 400), hasBody(answer, { email: missing, nombre: missing }));
    },
  },
  {
    id: "birth-date",
    line: 27,
    quote: "YYYY-MM-DD",
    expects: "Una fecha con otra forma se rechaza con 400, bajo su nombre",
    check: async (target) => {
      const answer = await post(target, { ...client(target), fecha_nacimiento: "no es una fecha" });
      return first(hasStatus(answer, 400), hasMember(answer, "fecha_nacimiento", sentences));
    },
  },
]);
