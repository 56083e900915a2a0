import {
  claimsOf,
  first,
  hasExactMembers,
  hasMember,
  hasStatus,
  integer,
  jwt,
  memberAt,
  sentences,
} from "../answer.ts";
import { clausesOf } from "../clause.ts";
import type { Target } from "../target.ts";

const URL = "/api/auth/register/";
const ALIAS = "/api/auth/registro/";
const REQUIRED = ["nombres", "apellidos", "email", "password", "password_confirm", "telefono"] as const;

function person(target: Target) {
  return {
    nombres: "Ana",
    apellidos: "Prueba",
    email: target.freshEmail(),
    password: "SecretPass123",
    password_confirm: "SecretPass123",
    telefono: "71111111",
    fecha_nacimiento: "1990-01-01",
    genero: "F",
    documento_identidad: target.freshDocument(),
    pais: "BO",
  };
}

const registered = (target: Target) =>
  target.once("movil registered", async () => {
    const body = person(target);
    return { body, answer: await target.post(URL, body) };
  });

const without = (target: Target, name: string) =>
  target.once(`movil without ${name}`, () => target.post(URL, { ...person(target), [name]: undefined }));

export const movil = clausesOf("movil", [
  {
    id: "url",
    line: 6,
    quote: "POST /api/auth/register/",
    expects: "La URL responde, con su barra final y sin redirección",
    check: async (target) => {
      const { answer } = await registered(target);
      return answer.status === 404 || answer.status === 405 || (answer.status >= 300 && answer.status < 400)
        ? hasStatus(answer, 201)
        : null;
    },
  },
  {
    id: "alias",
    line: 7,
    quote: "Alias: `POST /api/auth/registro/`",
    expects: "El alias registra igual",
    check: async (target) => {
      const answer = await target.post(ALIAS, person(target));
      return first(hasStatus(answer, 201), hasMember(answer, "access", jwt));
    },
  },
  {
    id: "created",
    line: 34,
    quote: "Respuesta exitosa (`201 Created`)",
    expects: "Registrar responde 201",
    check: async (target) => hasStatus((await registered(target)).answer, 201),
  },
  {
    id: "access",
    line: 38,
    quote: '"access": "<JWT_ACCESS_TOKEN>"',
    expects: "Trae `access`, un JWT",
    check: async (target) => hasMember((await registered(target)).answer, "access", jwt),
  },
  {
    id: "refresh",
    line: 39,
    quote: '"refresh": "<JWT_REFRESH_TOKEN>"',
    expects: "Trae `refresh`, un JWT",
    check: async (target) => hasMember((await registered(target)).answer, "refresh", jwt),
  },
  {
    id: "user-id",
    line: 40,
    quote: '"usuario_id": 123',
    expects: "Trae `usuario_id`, un entero",
    check: async (target) => hasMember((await registered(target)).answer, "usuario_id", integer),
  },
  {
    id: "created-shape",
    line: 34,
    quote: "Respuesta exitosa",
    expects: "Trae esos tres campos y ninguno más",
    check: async (target) =>
      hasExactMembers((await registered(target)).answer, "", ["access", "refresh", "usuario_id"]),
  },
  {
    id: "signed-in",
    line: 95,
    quote: "queda autenticado automáticamente",
    expects: "El token de acceso está vigente",
    check: async (target) => {
      const expiry = claimsOf(memberAt((await registered(target)).answer.json, "access"))?.exp;
      return Number(expiry) * 1000 > Date.now() ? null : `el token no tiene un vencimiento futuro (exp: ${expiry})`;
    },
  },
  ...REQUIRED.map((name) => ({
    id: `required-${name}`,
    line: 29,
    quote: `\`${name}\``,
    expects: `Sin \`${name}\` responde 400 y lo dice bajo su nombre`,
    check: async (target: Target) => {
      const answer = await without(target, name);
      return first(hasStatus(answer, 400), hasMember(answer, name, sentences));
    },
  })),
  {
    id: "optional",
    line: 28,
    quote: "Campos obligatorios",
    expects: "Los campos que no están en la lista se pueden omitir",
    check: async (target) => {
      const { fecha_nacimiento, genero, documento_identidad, pais, ...required } = person(target);
      return hasStatus(await target.post(URL, required), 201);
    },
  },
  {
    id: "passwords-match",
    line: 31,
    quote: "`password` y `password_confirm` deben coincidir",
    expects: "Contraseñas distintas: 400",
    check: async (target) => hasStatus(await differentPasswords(target), 400),
  },
  {
    id: "passwords-sentence",
    line: 50,
    quote: '"password": ["Las contraseñas no coinciden."]',
    expects: "Contraseñas distintas: esa frase, bajo `password`",
    check: async (target) =>
      hasMember(await differentPasswords(target), "password", only("Las contraseñas no coinciden.")),
  },
  {
    id: "repeated-email",
    line: 96,
    quote: "Si el email ya existe, se devuelve error.",
    expects: "Correo repetido: 400",
    check: async (target) => hasStatus(await repeated(target), 400),
  },
  {
    id: "repeated-email-sentence",
    line: 49,
    quote: '"email": ["usuario con este email ya existe."]',
    expects: "Correo repetido: esa frase, bajo `email`",
    check: async (target) => hasMember(await repeated(target), "email", only("usuario con este email ya existe.")),
  },
  {
    id: "both-errors",
    line: 46,
    quote: "Si el email ya existe o hay error de validación",
    expects: "Correo repetido y contraseñas distintas: los dos errores en una respuesta",
    check: async (target) => {
      const { body } = await registered(target);
      const answer = await target.post(URL, { ...body, password_confirm: "OtraClave456" });
      return first(
        hasStatus(answer, 400),
        hasMember(answer, "email", only("usuario con este email ya existe.")),
        hasMember(answer, "password", only("Las contraseñas no coinciden.")),
      );
    },
  },
]);

function differentPasswords(target: Target) {
  const body = () => ({ ...person(target), password_confirm: "OtraClave456" });
  return target.once("movil different passwords", () => target.post(URL, body()));
}

const repeated = (target: Target) =>
  target.once("movil repeated", async () => target.post(URL, (await registered(target)).body));

const only = (sentence: string) => ({
  is: (value: unknown) => Array.isArray(value) && value.length === 1 && value[0] === sentence,
  words: sentence,
});
