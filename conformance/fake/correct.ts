import { type FakeStore, fakePassword, fakeToken } from "./store.ts";

export type FakeRequest = { path: string; body: Record<string, unknown> | null; authorization: string | undefined };
export type FakeReply = { status: number; body: Record<string, unknown>; headers?: Record<string, string> };
type Endpoint = (request: FakeRequest & { body: Record<string, unknown> }, store: FakeStore) => FakeReply;

const reply = (status: number, body: Record<string, unknown>): FakeReply => ({ status, body });
const missing = (body: Record<string, unknown>, names: string[]) => names.filter((name) => !body[name]);
const text = (value: unknown) => String(value ?? "");
const isDay = (value: unknown) => /^\d{4}-\d\d-\d\d$/.test(text(value));

const movil: Endpoint = ({ body }, store) => {
  const required = ["nombres", "apellidos", "email", "password", "password_confirm", "telefono"];
  const errors: Record<string, string[]> = {};
  for (const name of missing(body, required)) errors[name] = ["Este campo es requerido."];
  if (store.byEmail(body.email)) errors.email = ["usuario con este email ya existe."];
  if (body.password && body.password_confirm && body.password !== body.password_confirm)
    errors.password = ["Las contraseñas no coinciden."];
  if (Object.keys(errors).length > 0) return reply(400, errors);
  const account = store.add({
    email: text(body.email),
    name: text(body.nombres),
    password: text(body.password),
    document: null,
    role: 1,
  });
  return reply(201, {
    access: fakeToken(account, 3600),
    refresh: fakeToken(account, 86_400),
    usuario_id: account.id,
  });
};

const portal: Endpoint = ({ body }, store) => {
  const error = (status: number, message: string) => reply(status, { status: "error", message });
  const [absent] = missing(body, ["nombre", "email", "password"]);
  if (absent) return error(400, `El campo '${absent}' es obligatorio.`);
  if (text(body.password).length < 6) return error(400, "La contraseña es muy corta.");
  if (store.byEmail(body.email)) return error(409, "El email ya está registrado.");
  const { nombre, email, password, celular = null, documento = null, direccion = null } = body;
  const account = store.add({
    email: text(email),
    name: text(nombre),
    password: text(password),
    document: null,
    role: 1,
  });
  const now = new Date().toISOString();
  const user = {
    id: account.id,
    nombre,
    email,
    celular,
    documento,
    direccion,
    rol_id: 1,
    createdAt: now,
    updatedAt: now,
  };
  const token = fakeToken(account, 3600, { email });
  return reply(201, { status: "success", message: "Usuario registrado con éxito.", user, token });
};

const usuarios: Endpoint = ({ body }, store) => {
  const required = ["documentType", "documentID", "userName", "userSurname", "birthDate", "address", "phoneNumber"];
  const absent = missing(body, [...required, "nationality", "email", "password"]);
  const refuse = (message: string) => reply(400, { message });
  if (absent.length > 0) return refuse(`Toda la información es requerida. Falta(n): ${absent.join(", ")}`);
  if (!isDay(body.birthDate)) return refuse('El campo "birthDate" debe ser una fecha válida');
  if (!text(body.email).includes("@"))
    return refuse('El campo "email" debe ser una dirección de correo electrónico válida');
  if (store.byEmail(body.email) || store.byDocument(body.documentID))
    return refuse("Se ha detectado un valor repetido que debería ser único.");
  store.add({
    email: text(body.email),
    name: text(body.userName),
    password: text(body.password),
    document: text(body.documentID),
    role: 1,
  });
  return reply(200, { message: "Registro exitoso" });
};

const sucursal: Endpoint = ({ authorization, body }, store) => {
  const caller = store.byToken(authorization);
  if (!caller) return reply(401, { detail: "Las credenciales de autenticación no se proveyeron." });
  if (caller.role === 1) return reply(403, { detail: "No tienes permiso para realizar esta acción" });
  const errors: Record<string, string[]> = {};
  for (const name of missing(body, ["email", "nombre", "apellido", "telefono", "fecha_nacimiento"]))
    errors[name] = ["Este campo es requerido."];
  if (body.fecha_nacimiento && !isDay(body.fecha_nacimiento)) errors.fecha_nacimiento = ["Fecha con formato erróneo."];
  if (Object.keys(errors).length > 0) return reply(400, errors);
  if (store.byEmail(body.email)) return reply(400, { error: "El email ya está registrado" });
  const { email, nombre, apellido, telefono, fecha_nacimiento, rol = 1, puesto = null, localidad = null } = body;
  const password = fakePassword();
  const { id } = store.add({ email: text(email), name: text(nombre), password, document: null, role: 1 });
  return reply(201, {
    mensaje: "Usuario registrado exitosamente",
    usuario: { id, email, nombre, apellido, telefono, fecha_nacimiento, rol, puesto, localidad },
    password_generada: password,
  });
};

const unipets: Endpoint = ({ body }, store) => {
  const message = (status: number, told: string) => reply(status, { message: told });
  if (missing(body, ["nombre", "email", "password", "rol_id"]).length > 0)
    return message(400, "Todos los campos son obligatorios.");
  if (store.byEmail(body.email)) return message(409, "El email ya está registrado.");
  const { email, nombre, password } = body;
  store.add({ email: text(email), name: text(nombre), password: text(password), document: null, role: 1 });
  return message(201, "Usuario registrado con éxito.");
};

const signIn: Endpoint = ({ body }, store) => {
  const account = store.byCredentials(body.email, body.password);
  if (!account) return reply(401, { message: "Credenciales inválidas." });
  const { id, email, name: nombre, role } = account;
  return reply(200, { token: fakeToken(account, 7200, { id, nombre, email, rol_id: 4 - role }) });
};

const ENDPOINTS: Record<string, Endpoint> = {
  "/api/auth/register/": movil,
  "/api/auth/registro/": movil,
  "/api/auth/register": portal,
  "/api/users/register": usuarios,
  "/api/usuarios/registrar-cliente/": sucursal,
  "/auth/register": unipets,
  "/auth/login": signIn,
};

/** A server that keeps every promise of the five documents and does nothing more. */
export function answerCorrectly(request: FakeRequest, store: FakeStore): FakeReply {
  const endpoint = ENDPOINTS[request.path];
  if (!endpoint) return reply(404, { message: "No existe." });
  if (!request.body) return reply(400, { status: "error", message: "El cuerpo no es JSON." });
  return endpoint({ ...request, body: request.body }, store);
}
