import {
  all,
  body,
  type Flawed,
  flawed,
  lacks,
  merge,
  mergeInto,
  not,
  reply,
  retoken,
  status,
  succeeds,
} from "./flaw.ts";

const MOVIL = "/api/auth/register/";
const MOVIL_FIELDS = ["nombres", "apellidos", "email", "password", "password_confirm", "telefono"];
const MOVIL_CLAUSES =
  "url,created,access,refresh,user-id,created-shape,signed-in,optional,passwords-match,passwords-sentence,repeated-email,repeated-email-sentence,both-errors";

const complete = all(succeeds, not(lacks("genero")));
const mismatch = all((_, { body }) => "password" in body && !("email" in body), not(lacks("password")));
const repeated = all((_, { body }) => "email" in body && !("password" in body), not(lacks("email")));

export const movilFlaws: Flawed[] = [
  flawed(
    [...MOVIL_CLAUSES.split(","), ...MOVIL_FIELDS.map((name) => `required-${name}`)].map((id) => `movil.${id}`),
    MOVIL,
    () => true,
    reply(308, {}),
  ),
  flawed("movil.alias", "/api/auth/registro/", () => true, reply(404, {})),
  flawed("movil.created", MOVIL, complete, status(200)),
  flawed(["movil.access", "movil.signed-in"], MOVIL, complete, merge({ access: "secreto" })),
  flawed("movil.refresh", MOVIL, complete, merge({ refresh: 5 })),
  flawed("movil.user-id", MOVIL, complete, merge({ usuario_id: "123" })),
  flawed("movil.created-shape", MOVIL, complete, merge({ rol: "CLIENTE" })),
  flawed(
    "movil.signed-in",
    MOVIL,
    complete,
    retoken("access", (claims) => ({ ...claims, exp: 1 })),
  ),
  flawed("movil.optional", MOVIL, all(succeeds, lacks("genero")), reply(400, { genero: ["Este campo es requerido."] })),
  flawed("movil.passwords-match", MOVIL, mismatch, status(422)),
  flawed("movil.passwords-sentence", MOVIL, mismatch, body({ password: ["No coinciden."] })),
  flawed("movil.repeated-email", MOVIL, repeated, status(409)),
  flawed("movil.repeated-email-sentence", MOVIL, repeated, body({ email: ["Ya existe."] })),
  flawed(
    "movil.both-errors",
    MOVIL,
    (_, { body }) => "email" in body && "password" in body,
    body({ email: ["usuario con este email ya existe."] }),
  ),
  ...MOVIL_FIELDS.map((name) =>
    flawed(`movil.required-${name}`, MOVIL, lacks(name), reply(400, { detail: "Faltan datos." })),
  ),
];

const PORTAL = "/api/auth/register";
const full = all(succeeds, not(lacks("celular")), ({ body }) => body.password === "123456789");
const accepted = reply(201, { status: "success", message: "Usuario registrado con éxito." });

export const portalFlaws: Flawed[] = [
  flawed("portal.url", PORTAL, full, status(500)),
  flawed("portal.status", PORTAL, full, merge({ status: "ok" })),
  flawed("portal.message", PORTAL, full, merge({ message: "Usuario registrado con exito." })),
  flawed("portal.shape", PORTAL, full, merge({ code: 0 })),
  flawed("portal.user-id", PORTAL, full, mergeInto("user", { id: "1" })),
  ...["nombre", "email", "celular", "documento", "direccion"].map((name) =>
    flawed(`portal.user-${name}`, PORTAL, full, mergeInto("user", { [name]: null })),
  ),
  flawed("portal.user-role", PORTAL, full, mergeInto("user", { rol_id: 3 })),
  flawed("portal.user-created", PORTAL, full, mergeInto("user", { createdAt: "2025-04-06 04:26:11" })),
  flawed("portal.user-updated", PORTAL, full, mergeInto("user", { updatedAt: null })),
  flawed("portal.user-shape", PORTAL, full, mergeInto("user", { password: "123456789" })),
  flawed(
    ["portal.token", "portal.token-email", "portal.token-lifetime"],
    PORTAL,
    full,
    merge({ token: "6f9a2b70c1d84e55" }),
  ),
  flawed(
    "portal.token-email",
    PORTAL,
    full,
    retoken("token", ({ email: _, ...claims }) => claims),
  ),
  flawed(
    "portal.token-lifetime",
    PORTAL,
    full,
    retoken("token", (claims) => ({ ...claims, exp: 9_999_999_999 })),
  ),
  ...["nombre", "email", "password"].map((name) =>
    flawed(`portal.required-${name}`, PORTAL, lacks(name), merge({ message: "Faltan campos." })),
  ),
  flawed("portal.short-password", PORTAL, ({ body }) => body.password === "12345", accepted),
  flawed(
    "portal.shortest-password",
    PORTAL,
    ({ body }) => body.password === "123456",
    reply(400, { status: "error", message: "La contraseña es muy corta." }),
  ),
  flawed("portal.repeated-email", PORTAL, (_, { status }) => status === 409, accepted),
  flawed(
    "portal.optional",
    PORTAL,
    all(succeeds, lacks("celular")),
    reply(400, { status: "error", message: "El campo 'celular' es obligatorio." }),
  ),
  flawed("portal.json", PORTAL, (_, correct) => correct.body.message === "El cuerpo no es JSON.", accepted),
];

const USUARIOS = "/api/users/register";
const USUARIOS_FIELDS =
  "documentType,documentID,userName,userSurname,birthDate,address,phoneNumber,nationality,email,password".split(",");
const says = (words: string) => (_: unknown, correct: { body: Record<string, unknown> }) =>
  String(correct.body.message).includes(words);
const ambiguous = body({ message: "Revisa los datos." });

export const usuariosFlaws: Flawed[] = [
  flawed("usuarios.ok", USUARIOS, succeeds, status(201)),
  flawed("usuarios.message", USUARIOS, succeeds, merge({ id: 1 })),
  ...USUARIOS_FIELDS.map((name) =>
    flawed(
      `usuarios.required-${name}`,
      USUARIOS,
      (_, { body }) => String(body.message).endsWith(`Falta(n): ${name}`),
      ambiguous,
    ),
  ),
  flawed(
    "usuarios.several-missing",
    USUARIOS,
    says(", "),
    body({ message: "Toda la información es requerida. Falta(n): address" }),
  ),
  flawed(
    "usuarios.repeated-email",
    USUARIOS,
    all(says("repetido"), ({ body }, _, store) => store.byEmail(body.email) !== undefined),
    status(409),
  ),
  flawed(
    "usuarios.repeated-document",
    USUARIOS,
    all(says("repetido"), ({ body }, _, store) => store.byEmail(body.email) === undefined),
    reply(200, { message: "Registro exitoso" }),
  ),
  flawed("usuarios.birth-date", USUARIOS, says("fecha válida"), ambiguous),
  flawed("usuarios.email", USUARIOS, says("correo electrónico válida"), ambiguous),
];
