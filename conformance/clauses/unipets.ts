import { type Answer, claimsOf, first, hasBody, hasMember, hasStatus, integer, jwt, memberAt } from "../answer.ts";
import { clausesOf } from "../clause.ts";
import type { Target } from "../target.ts";

/** The document's base URL and paths can be joined in these ways; the first that answers is taken. */
const REGISTER = ["/auth/register", "/auth/auth/register"] as const;
const SIGN_IN = ["/auth/login", "/login", "/auth/auth/login"] as const;
const REQUIRED = { nombre: 21, email: 22, password: 23, rol_id: 24 } as const;

function person(target: Target) {
  // Only the client's role number: another server may grant whatever role is asked for.
  return { nombre: "Juan Prueba", email: target.freshEmail(), password: "micontraseña123", rol_id: 3 };
}

async function post(target: Target, paths: readonly [string, ...string[]], body: object): Promise<Answer> {
  const [path, ...others] = paths;
  const answer = await target.post(path, body);
  const [next, ...rest] = others;
  return answer.status === 404 && next ? post(target, [next, ...rest], body) : answer;
}

const registered = (target: Target) =>
  target.once("unipets registered", async () => {
    const body = person(target);
    return { body, answer: await post(target, REGISTER, body) };
  });

const signedIn = (target: Target) =>
  target.once("unipets signed in", async () => {
    const { email, password } = (await registered(target)).body;
    return post(target, SIGN_IN, { email, password });
  });

const claims = async (target: Target) => claimsOf(memberAt((await signedIn(target)).json, "token")) ?? {};

async function hasClaim(target: Target, name: string, expected: unknown): Promise<string | null> {
  const found = (await claims(target))[name];
  return found === expected ? null : `el token lleva ${name}: ${JSON.stringify(found)}`;
}

const refused = (answer: Answer) =>
  first(hasStatus(answer, 401), hasBody(answer, { message: "Credenciales inválidas." }));

export const unipets = clausesOf("unipets", [
  {
    id: "created",
    line: 39,
    quote: "**201 Created**: Usuario registrado con éxito",
    expects: "Registrar responde 201, sin pedir autenticación",
    check: async (target) => hasStatus((await registered(target)).answer, 201),
  },
  {
    id: "message",
    line: 43,
    quote: '"message": "Usuario registrado con éxito."',
    expects: "Trae ese mensaje y nada más",
    check: async (target) => hasBody((await registered(target)).answer, { message: "Usuario registrado con éxito." }),
  },
  ...Object.entries(REQUIRED).map(([name, line]) => ({
    id: `required-${name}`,
    line,
    quote: `| ${name} `,
    expects: `Sin \`${name}\`: 400 con la frase documentada`,
    check: async (target: Target) => {
      const answer = await post(target, REGISTER, { ...person(target), [name]: undefined });
      return first(hasStatus(answer, 400), hasBody(answer, { message: "Todos los campos son obligatorios." }));
    },
  })),
  {
    id: "repeated-email",
    line: 53,
    quote: "**409 Conflict**: Email ya registrado",
    expects: "Correo repetido: 409",
    check: async (target) => hasStatus(await repeated(target), 409),
  },
  {
    id: "repeated-email-sentence",
    line: 57,
    quote: '"message": "El email ya está registrado."',
    expects: "Correo repetido: ese cuerpo",
    check: async (target) => hasBody(await repeated(target), { message: "El email ya está registrado." }),
  },
  {
    id: "signed-in",
    line: 90,
    quote: "Respuesta exitosa (200 OK)",
    expects: "Iniciar sesión responde 200",
    check: async (target) => hasStatus(await signedIn(target), 200),
  },
  {
    id: "token",
    line: 94,
    quote: '"token": "eyJ',
    expects: "Trae `token`, un JWT",
    check: async (target) => hasMember(await signedIn(target), "token", jwt),
  },
  {
    id: "token-id",
    line: 94,
    quote: '"token": "eyJ',
    expects: "El token lleva `id`, un entero, como el del ejemplo",
    check: async (target) => {
      const { id } = await claims(target);
      return integer.is(id) ? null : `el token lleva id: ${JSON.stringify(id)}`;
    },
  },
  {
    id: "token-name",
    line: 94,
    quote: '"token": "eyJ',
    expects: "El token lleva `nombre`, como el del ejemplo",
    check: (target) => hasClaim(target, "nombre", "Juan Prueba"),
  },
  {
    id: "token-email",
    line: 94,
    quote: '"token": "eyJ',
    expects: "El token lleva `email`, como el del ejemplo",
    check: async (target) => hasClaim(target, "email", (await registered(target)).body.email),
  },
  {
    id: "token-role",
    line: 131,
    quote: "3: Cliente",
    expects: "El token lleva `rol_id` 3 para un cliente",
    check: (target) => hasClaim(target, "rol_id", 3),
  },
  {
    id: "token-lifetime",
    line: 123,
    quote: "El token tiene una validez de 2 horas",
    expects: "El token dura 2 horas (`exp` − `iat`)",
    check: async (target) => {
      const { exp, iat } = await claims(target);
      return Number(exp) - Number(iat) === 7200 ? null : `dura ${Number(exp) - Number(iat)} segundos`;
    },
  },
  {
    id: "wrong-password",
    line: 100,
    quote: "**401 Unauthorized**: Credenciales inválidas",
    expects: "Contraseña equivocada: 401 con la frase documentada",
    check: async (target) => {
      const { email } = (await registered(target)).body;
      return refused(await post(target, SIGN_IN, { email, password: "no es esta" }));
    },
  },
  {
    id: "unknown-email",
    line: 104,
    quote: '"message": "Credenciales inválidas."',
    expects: "Correo desconocido: la misma respuesta",
    check: async (target) =>
      refused(await post(target, SIGN_IN, { email: target.freshEmail(), password: "no es esta" })),
  },
]);

const repeated = (target: Target) =>
  target.once("unipets repeated", async () => {
    const { email } = (await registered(target)).body;
    return post(target, REGISTER, { ...person(target), email });
  });
