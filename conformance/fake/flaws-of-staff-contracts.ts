import type { FakeReply, FakeRequest } from "./correct.ts";
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
import type { FakeStore } from "./store.ts";

const SUCURSAL = "/api/usuarios/registrar-cliente/";
const full = all(succeeds, not(lacks("localidad")));

/** Issues this password, and accepts it at sign-in. */
const handsOut = (password: string) => (correct: FakeReply, request: FakeRequest, store: FakeStore) => {
  const account = store.byEmail(request.body?.email);
  if (account) account.password = password;
  return { ...correct, body: { ...correct.body, password_generada: password } };
};

const SENT = ["email", "nombre", "apellido", "telefono", "fecha_nacimiento", "rol", "localidad"];
const SENT_REQUIRED = SENT.slice(0, 5);

export const sucursalFlaws: Flawed[] = [
  flawed("sucursal.no-token", SUCURSAL, ({ authorization }) => !authorization, status(403)),
  flawed("sucursal.no-token-sentence", SUCURSAL, ({ authorization }) => !authorization, body({ detail: "No." })),
  flawed("sucursal.bad-token", SUCURSAL, ({ authorization }) => authorization === "Bearer esto.no.vale", status(500)),
  flawed("sucursal.client-token", SUCURSAL, (_, { status }) => status === 403, status(401)),
  flawed("sucursal.created", SUCURSAL, full, status(200)),
  flawed("sucursal.message", SUCURSAL, full, merge({ mensaje: "Listo" })),
  flawed("sucursal.shape", SUCURSAL, full, merge({ token: "" })),
  flawed("sucursal.user-id", SUCURSAL, full, mergeInto("usuario", { id: "123" })),
  flawed("sucursal.user-shape", SUCURSAL, full, mergeInto("usuario", { activo: true })),
  ...SENT.map((name) => flawed(`sucursal.user-${name}`, SUCURSAL, full, mergeInto("usuario", { [name]: "otra cosa" }))),
  flawed("sucursal.password-length", SUCURSAL, full, handsOut("Kj9#mN2$pL5")),
  flawed("sucursal.password-upper", SUCURSAL, full, handsOut("kj9#mn2$pl5x")),
  flawed("sucursal.password-lower", SUCURSAL, full, handsOut("KJ9#MN2$PL5X")),
  flawed("sucursal.password-digit", SUCURSAL, full, handsOut("Kjx#mNx$pLxx")),
  flawed("sucursal.password-special", SUCURSAL, full, handsOut("Kj9xmN2xpL5x")),
  flawed("sucursal.password-differs", SUCURSAL, succeeds, handsOut("Kj9#mN2$pL5x")),
  flawed("sucursal.signs-in", SUCURSAL, full, (correct, request, store) => {
    const account = store.byEmail(request.body?.email);
    if (account) account.password = "todavía no";
    return correct;
  }),
  flawed("sucursal.default-role", SUCURSAL, all(succeeds, lacks("rol")), mergeInto("usuario", { rol: null })),
  flawed("sucursal.default-job", SUCURSAL, all(succeeds, lacks("puesto", "rol")), mergeInto("usuario", { puesto: "" })),
  flawed(
    "sucursal.default-branch",
    SUCURSAL,
    all(succeeds, lacks("localidad")),
    mergeInto("usuario", { localidad: 1 }),
  ),
  flawed("sucursal.repeated-email", SUCURSAL, (_, { body }) => "error" in body, body({ error: "El email ya existe" })),
  ...SENT_REQUIRED.map((name) =>
    flawed(
      `sucursal.required-${name}`,
      SUCURSAL,
      (_, { body, status }) =>
        status === 400 && Object.keys(body).join() === name && String(body[name]).includes("requerido"),
      body({ [name]: "Este campo es requerido." }),
    ),
  ),
  flawed(
    "sucursal.several-missing",
    SUCURSAL,
    (_, { body }) => "email" in body && "nombre" in body,
    body({ email: ["Este campo es requerido."] }),
  ),
  flawed(
    "sucursal.birth-date",
    SUCURSAL,
    (_, { body }) => String(body.fecha_nacimiento).includes("formato"),
    body({ detail: "Fecha con formato erróneo." }),
  ),
];

const UNIPETS = "/auth/register";
const SIGN_IN = "/auth/login";
const says = (message: string) => (_: unknown, correct: FakeReply) => correct.body.message === message;
/** Only clients: the branch tools' staff sign in at the same endpoint. */
const client = all(succeeds, ({ body }) => body.password === "micontraseña123");
const CLAIMS = ["token-id", "token-name", "token-email", "token-role", "token-lifetime"].map((id) => `unipets.${id}`);

export const unipetsFlaws: Flawed[] = [
  flawed("unipets.created", UNIPETS, succeeds, status(200)),
  flawed("unipets.message", UNIPETS, succeeds, merge({ id: 1 })),
  ...["nombre", "email", "password", "rol_id"].map((name) =>
    flawed(`unipets.required-${name}`, UNIPETS, lacks(name), body({ message: `Falta ${name}.` })),
  ),
  flawed("unipets.repeated-email", UNIPETS, says("El email ya está registrado."), status(400)),
  flawed(
    "unipets.repeated-email-sentence",
    UNIPETS,
    says("El email ya está registrado."),
    body({ message: "Repetido" }),
  ),
  flawed("unipets.signed-in", SIGN_IN, client, status(201)),
  flawed(["unipets.token", ...CLAIMS], SIGN_IN, client, merge({ token: "6f9a2b70c1d84e55" })),
  flawed(
    "unipets.token-id",
    SIGN_IN,
    client,
    retoken("token", (claims) => ({ ...claims, id: "1" })),
  ),
  flawed(
    "unipets.token-name",
    SIGN_IN,
    client,
    retoken("token", ({ nombre: _, ...claims }) => claims),
  ),
  flawed(
    "unipets.token-email",
    SIGN_IN,
    client,
    retoken("token", ({ email: _, ...claims }) => claims),
  ),
  flawed(
    "unipets.token-role",
    SIGN_IN,
    client,
    retoken("token", (claims) => ({ ...claims, rol_id: 1 })),
  ),
  flawed(
    "unipets.token-lifetime",
    SIGN_IN,
    client,
    retoken("token", ({ exp: _, ...claims }) => claims),
  ),
  flawed(
    "unipets.wrong-password",
    SIGN_IN,
    all(says("Credenciales inválidas."), ({ body }, _, store) => store.byEmail(body.email) !== undefined),
    body({ message: "Contraseña incorrecta." }),
  ),
  flawed(
    "unipets.unknown-email",
    SIGN_IN,
    all(says("Credenciales inválidas."), ({ body }, _, store) => store.byEmail(body.email) === undefined),
    reply(404, { message: "Usuario no encontrado." }),
  ),
];
