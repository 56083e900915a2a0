import {
  claimsOf,
  exactly,
  first,
  hasExactMembers,
  hasMember,
  instant,
  integer,
  jwt,
  matching,
  memberAt,
  refused,
  succeeded,
} from "../answer.ts";
import { clausesOf } from "../clause.ts";
import type { Target } from "../target.ts";

const URL = "/api/auth/register";
const ECHOED = { nombre: 57, email: 58, celular: 59, documento: 60, direccion: 61 } as const;
const REQUIRED = { nombre: 20, email: 21, password: 22 } as const;

function person(target: Target) {
  return {
    nombre: "Juan Prueba",
    email: target.freshEmail(),
    password: "123456789",
    celular: "9876543210",
    documento: target.freshDocument(),
    direccion: "Calle Ficticia 123",
  };
}

const registered = (target: Target) =>
  target.once("portal registered", async () => {
    const body = person(target);
    return { body, answer: await target.post(URL, body) };
  });

const claims = async (target: Target) => claimsOf(memberAt((await registered(target)).answer.json, "token"));

const text = matching(/\S/, "un texto");

export const portal = clausesOf("portal", [
  {
    id: "url",
    line: 12,
    quote: "`POST /api/auth/register`",
    expects: "La URL registra (el documento no nombra el estado: vale cualquier 2xx)",
    check: async (target) => succeeded((await registered(target)).answer),
  },
  {
    id: "status",
    line: 53,
    quote: '"status": "success"',
    expects: "Trae `status: success`",
    check: async (target) => hasMember((await registered(target)).answer, "status", exactly("success")),
  },
  {
    id: "message",
    line: 54,
    quote: "Usuario registrado con éxito.",
    expects: "Trae esa frase en `message`",
    check: async (target) =>
      hasMember((await registered(target)).answer, "message", exactly("Usuario registrado con éxito.")),
  },
  {
    id: "user-id",
    line: 56,
    quote: '"id": 1',
    expects: "`user.id` es un entero",
    check: async (target) => hasMember((await registered(target)).answer, "user.id", integer),
  },
  ...Object.entries(ECHOED).map(([name, line]) => ({
    id: `user-${name}`,
    line,
    quote: `"${name}": `,
    expects: `\`user.${name}\` es lo que se envió`,
    check: async (target: Target) => {
      const { answer, body } = await registered(target);
      return hasMember(answer, `user.${name}`, exactly(body[name as keyof typeof body]));
    },
  })),
  {
    id: "user-role",
    line: 62,
    quote: '"rol_id": 1',
    expects: "`user.rol_id` es 1",
    check: async (target) => hasMember((await registered(target)).answer, "user.rol_id", exactly(1)),
  },
  {
    id: "user-created",
    line: 63,
    quote: '"createdAt": "2025-04-06T04:26:11.244Z"',
    expects: "`user.createdAt` es un instante con esa forma",
    check: async (target) => hasMember((await registered(target)).answer, "user.createdAt", instant),
  },
  {
    id: "user-updated",
    line: 64,
    quote: '"updatedAt": "2025-04-06T04:26:11.244Z"',
    expects: "`user.updatedAt` es un instante con esa forma",
    check: async (target) => hasMember((await registered(target)).answer, "user.updatedAt", instant),
  },
  {
    id: "shape",
    line: 49,
    quote: "Ejemplo de respuesta exitosa",
    expects: "Trae `status`, `message`, `user` y `token`, y nada más",
    check: async (target) =>
      hasExactMembers((await registered(target)).answer, "", ["status", "message", "user", "token"]),
  },
  {
    id: "user-shape",
    line: 55,
    quote: '"user": {',
    expects: "`user` trae sus nueve campos y ninguno más (nunca la contraseña)",
    check: async (target) =>
      hasExactMembers((await registered(target)).answer, "user", [
        "id",
        ...Object.keys(ECHOED),
        "rol_id",
        "createdAt",
        "updatedAt",
      ]),
  },
  {
    id: "token",
    line: 47,
    quote: "el token JWT para autenticar futuras solicitudes",
    expects: "Trae `token`, un JWT",
    check: async (target) => hasMember((await registered(target)).answer, "token", jwt),
  },
  {
    id: "token-email",
    line: 66,
    quote: '"token": "eyJ',
    expects: "El token lleva el `email`, como el del ejemplo",
    check: async (target) => {
      const { body } = await registered(target);
      const email = (await claims(target))?.email;
      return email === body.email ? null : `el token lleva email: ${JSON.stringify(email)}`;
    },
  },
  {
    id: "token-lifetime",
    line: 66,
    quote: '"token": "eyJ',
    expects: "El token dura una hora (`exp` − `iat`), como el del ejemplo",
    check: async (target) => {
      const { exp, iat } = (await claims(target)) ?? {};
      return Number(exp) - Number(iat) === 3600 ? null : `dura ${Number(exp) - Number(iat)} segundos`;
    },
  },
  ...Object.entries(REQUIRED).map(([name, line]) => ({
    id: `required-${name}`,
    line,
    quote: `\`${name}\``,
    expects: `Sin \`${name}\` lo rechaza con la frase documentada`,
    check: async (target: Target) => {
      const answer = await target.post(URL, { ...person(target), [name]: undefined });
      return first(
        refused(answer),
        hasMember(answer, "status", exactly("error")),
        hasMember(answer, "message", exactly(`El campo '${name}' es obligatorio.`)),
      );
    },
  })),
  {
    id: "short-password",
    line: 113,
    quote: "longitud mínima de 6 caracteres",
    expects: "Una contraseña de 5 caracteres se rechaza",
    check: async (target) => {
      const answer = await target.post(URL, { ...person(target), password: "12345" });
      return first(refused(answer), hasMember(answer, "status", exactly("error")), hasMember(answer, "message", text));
    },
  },
  {
    id: "shortest-password",
    line: 113,
    quote: "longitud mínima de 6 caracteres",
    expects: "Una contraseña de 6 caracteres se acepta",
    check: async (target) => succeeded(await target.post(URL, { ...person(target), password: "123456" })),
  },
  {
    id: "repeated-email",
    line: 115,
    quote: "El campo email debe ser único",
    expects: "Un correo repetido se rechaza",
    check: async (target) => {
      const { email } = (await registered(target)).body;
      const answer = await target.post(URL, { ...person(target), email });
      return first(refused(answer), hasMember(answer, "status", exactly("error")), hasMember(answer, "message", text));
    },
  },
  {
    id: "optional",
    line: 117,
    quote: "Si se omiten algunos campos opcionales",
    expects: "Sin los campos opcionales registra igual",
    check: async (target) => {
      const { nombre, email, password } = person(target);
      return succeeded(await target.post(URL, { nombre, email, password }));
    },
  },
  {
    id: "json",
    line: 42,
    quote: "debe estar en formato JSON",
    expects: "Un cuerpo que no es JSON se rechaza",
    check: async (target) => refused(await target.send(URL, "nombre: Juan", { "Content-Type": "application/json" })),
  },
]);
