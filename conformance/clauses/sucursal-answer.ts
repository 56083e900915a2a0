import { exactly, hasExactMembers, hasMember, hasStatus, integer, matching, memberAt } from "../answer.ts";
import { clausesOf } from "../clause.ts";
import type { Target } from "../target.ts";
import { clientToken, credentials, registered, requiredOnly } from "./sucursal-scenes.ts";

const ECHOED = { email: 63, nombre: 64, apellido: 65, telefono: 66, fecha_nacimiento: 67, rol: 68, localidad: 70 };

const password = async (target: Target, pattern: RegExp, words: string) =>
  hasMember((await registered(target)).answer, "password_generada", matching(pattern, words));

/** Clauses about the answer to a registration and the password in it. */
export const sucursalAnswer = clausesOf("sucursal", [
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
    expects: "`usuario` trae sus nueve campos y ninguno más",
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
    expects: "La contraseña generada tiene alguna mayúscula",
    check: (target) => password(target, /[A-Z]/, "con mayúscula"),
  },
  {
    id: "password-lower",
    line: 113,
    quote: "Al menos 1 letra minúscula",
    expects: "La contraseña generada tiene alguna minúscula",
    check: (target) => password(target, /[a-z]/, "con minúscula"),
  },
  {
    id: "password-digit",
    line: 114,
    quote: "Al menos 1 número",
    expects: "La contraseña generada tiene algún número",
    check: (target) => password(target, /\d/, "con número"),
  },
  {
    id: "password-special",
    line: 115,
    quote: "Al menos 1 carácter especial (!@#$%^&*)",
    expects: "La contraseña generada tiene algún carácter especial",
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
]);
