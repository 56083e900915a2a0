import {
  exactly,
  first,
  hasBody,
  hasExactMembers,
  hasMember,
  hasStatus,
  integer,
  matching,
  memberAt,
  sentences,
} from "../answer.ts";
import { clausesOf, Unchecked } from "../clause.ts";
import { bearer, type Target } from "../target.ts";

const URL = "/api/usuarios/registrar-cliente/";
const REQUIRED = { email: 23, nombre: 24, apellido: 25, telefono: 26, fecha_nacimiento: 27 } as const;
const ECHOED = { email: 63, nombre: 64, apellido: 65, telefono: 66, fecha_nacimiento: 67, rol: 68, localidad: 70 };

function client(target: Target) {
  return {
    email: target.freshEmail(),
    nombre: "Juan",
    apellido: "Prueba",
    telefono: "123456789",
    fecha_nacimiento: "1990-01-01",
    rol: 1,
    localidad: target.branch,
  };
}

const post = async (target: Target, body: object) => target.post(URL, body, await target.asStaff());

const registered = (target: Target) =>
  target.once("sucursal registered", async () => {
    const body = client(target);
    return { body, answer: await post(target, body) };
  });

const requiredOnly = (target: Target) =>
  target.once("sucursal required only", () => {
    const { rol, localidad, ...required } = client(target);
    return post(target, required);
  });

const credentials = async (target: Target) => {
  const { answer, body } = await registered(target);
  return { email: body.email, password: String(memberAt(answer.json, "password_generada")) };
};

/** The token of a client made here; where no sign-in door is known, nobody can tell. */
const clientToken = (target: Target) =>
  target.once("sucursal client token", async () => {
    const { email, password } = await credentials(target);
    const signedIn = await target.signIn(email, password);
    if (signedIn === "no door")
      throw new Unchecked("el servidor no tiene ninguna puerta de las conocidas para iniciar sesión");
    return signedIn;
  });

const password = async (target: Target, pattern: RegExp, words: string) =>
  hasMember((await registered(target)).answer, "password_generada", matching(pattern, words));

const UNAUTHENTICATED = { detail: "Las credenciales de autenticación no se proveyeron." };

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
    expects: "…con ese cuerpo",
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
    id: "created",
    line: 56,
    quote: "201 Created",
    expects: "Registrar responde 201",
    check: async (target) => hasStatus((await registered(target)).answer, 201),
  },
  {
    id: "message",
    line: 60,
    quote: "Usuario registrado exitosamente",
    expects: "Trae esa frase en `mensaje`",
    check: async (target) =>
      hasMember((await registered(target)).answer, "mensaje", exactly("Usuario registrado exitosamente")),
  },
  {
    id: "user-id",
    line: 62,
    quote: '"id": 123',
    expects: "`usuario.id` es un entero",
    check: async (target) => hasMember((await registered(target)).answer, "usuario.id", integer),
  },
  ...Object.entries(ECHOED).map(([name, line]) => ({
    id: `user-${name}`,
    line,
    quote: `"${name}": `,
    expects: `\`usuario.${name}\` es lo que se envió`,
    check: async (target: Target) => {
      const { answer, body } = await registered(target);
      return hasMember(answer, `usuario.${name}`, exactly(body[name as keyof typeof body]));
    },
  })),
  {
    id: "user-shape",
    line: 61,
    quote: '"usuario": {',
    expects: "`usuario` trae sus nueve claves y ninguna más",
    check: async (target) =>
      hasExactMembers((await registered(target)).answer, "usuario", ["id", ...Object.keys(ECHOED), "puesto"]),
  },
  {
    id: "shape",
    line: 54,
    quote: "Respuesta Exitosa",
    expects: "Trae `mensaje`, `usuario` y `password_generada`, y nada más",
    check: async (target) =>
      hasExactMembers((await registered(target)).answer, "", ["mensaje", "usuario", "password_generada"]),
  },
  {
    id: "password-length",
    line: 111,
    quote: "**Longitud:** 12 caracteres",
    expects: "La contraseña generada tiene 12 caracteres (la del ejemplo tiene 11: vale la regla)",
    check: (target) => password(target, /^.{12}$/, "12 caracteres"),
  },
  {
    id: "password-upper",
    line: 112,
    quote: "Al menos 1 letra mayúscula",
    expects: "…alguna mayúscula",
    check: (target) => password(target, /[A-Z]/, "con mayúscula"),
  },
  {
    id: "password-lower",
    line: 113,
    quote: "Al menos 1 letra minúscula",
    expects: "…alguna minúscula",
    check: (target) => password(target, /[a-z]/, "con minúscula"),
  },
  {
    id: "password-digit",
    line: 114,
    quote: "Al menos 1 número",
    expects: "…algún número",
    check: (target) => password(target, /\d/, "con número"),
  },
  {
    id: "password-special",
    line: 115,
    quote: "Al menos 1 carácter especial (!@#$%^&*)",
    expects: "…algún carácter especial",
    check: (target) => password(target, /[!@#$%^&*]/, "con carácter especial"),
  },
  {
    id: "password-differs",
    line: 150,
    quote: "Generación segura de contraseñas",
    expects: "Dos clientes no reciben la misma contraseña",
    check: async (target) => {
      const { password } = await credentials(target);
      const other = memberAt((await requiredOnly(target)).json, "password_generada");
      return other === password ? `las dos son ${password}` : null;
    },
  },
  {
    id: "signs-in",
    line: 126,
    quote: "**Cliente puede iniciar sesión** inmediatamente",
    expects: "La contraseña generada sirve enseguida (por una puerta conocida)",
    check: async (target) => {
      const signedIn = await clientToken(target);
      return signedIn === "refused" ? "la contraseña generada no deja entrar" : null;
    },
  },
  {
    id: "default-role",
    line: 33,
    quote: "1 (cliente)",
    expects: "Sin `rol`, es cliente (1)",
    check: async (target) => hasMember(await requiredOnly(target), "usuario.rol", exactly(1)),
  },
  {
    id: "default-job",
    line: 34,
    quote: "| null |",
    expects: "Sin `puesto`, es null",
    check: async (target) => hasMember(await requiredOnly(target), "usuario.puesto", exactly(null)),
  },
  {
    id: "default-branch",
    line: 35,
    quote: "| null |",
    expects: "Sin `localidad`, es null",
    check: async (target) => hasMember(await requiredOnly(target), "usuario.localidad", exactly(null)),
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

const withoutToken = (target: Target) => target.once("sucursal no token", () => target.post(URL, client(target)));
