import * as z from "zod";
import type { RegisterProblem, SignInProblem } from "../../accounts/account";
import type { Description } from "../description";
import { jwt } from "./shapes";
import { signInBeforeVerifying } from "./unverified";
import { forAnyone, onceOnly, repeatable, wire } from "./wire";

const contract = { name: "unipets", description: "Registro e inicio de sesión del front end de UniPets." };

const juan = { nombre: "Juan Pérez", email: "juan@example.com", password: "micontraseña123", rol_id: 3 };
const registered = [{ path: "/auth/register", body: juan }];
const answer = z.strictObject({ message: z.string() }).meta({ id: "UnipetsMessage" });
const alias = "Otra manera de unir la dirección base y la ruta del documento.";
const failed = { error_interno: { summary: "Error del servidor.", origin: "document" as const } };

export const unipetsRegister: Description<RegisterProblem> = {
  id: "unipetsRegister",
  contract,
  origin: "document",
  title: "Registrar un usuario de UniPets",
  text: "`rol_id` 3 es cliente. Un 1 (admin) o un 2 (empleado) no se concede a quien lo pide: la cuenta nace como cliente con una solicitud de rol que un administrador aprueba, y la respuesta lo dice con `X-Role-Request: pending`. Con el token de un administrador, el rol se concede en el acto.",
  mounts: [
    { path: "/auth/register", origin: "document" },
    { path: "/auth/auth/register", origin: "alta", note: alias },
  ],
  bearer: "optional",
  fields: {
    nombre: "Nombre completo.",
    email: "Correo, único entre todas las cuentas.",
    password: "Contraseña. Que tenga al menos 6 caracteres es decisión de Alta.",
    rol_id: "1 admin, 2 empleado (veterinario), 3 cliente (dueño).",
  },
  shapes: [answer],
  done: {
    registrado: { summary: "Un cliente.", origin: "document", request: { body: juan } },
    rol_solicitado: {
      summary: "Pide ser empleado: queda como cliente, con la solicitud pendiente (`X-Role-Request`).",
      request: { body: { ...juan, email: "vet@example.com", rol_id: 2 } },
    },
  },
  refused: {
    ...wire,
    ...onceOnly,
    ...forAnyone,
    failed,
    invalid: {
      faltan_campos: {
        summary: 'Falta un campo obligatorio, o es `null`, `""` o `0`.',
        origin: "document",
        request: { body: { nombre: "Juan Pérez", email: "juan@example.com" } },
      },
      correo_no_valido: { summary: "El correo no es válido.", request: { body: { ...juan, email: "juan" } } },
      rol_no_valido: { summary: "El rol no existe.", request: { body: { ...juan, rol_id: 4 } } },
      contrasena_corta: {
        summary: "La contraseña tiene menos de 6 caracteres.",
        request: { body: { ...juan, password: "12345" } },
      },
    },
    email_taken: {
      correo_repetido: {
        summary: "El correo ya tiene una cuenta.",
        origin: "document",
        request: { body: juan, given: registered },
      },
    },
    document_taken: "never",
    branch_unknown: "never",
    role_not_allowed: "never",
  },
};

export const unipetsLogin: Description<SignInProblem> = {
  id: "unipetsLogin",
  contract,
  origin: "document",
  title: "Iniciar sesión en UniPets",
  text: "Vale para cualquier cuenta, sin importar por qué contrato se registró. El token dura 2 horas y lleva `id`, `nombre`, `email` y el `rol_id` que la cuenta tiene de verdad.",
  mounts: [
    { path: "/auth/login", origin: "document" },
    { path: "/login", origin: "document", note: "La ruta tal como la escribe el documento." },
    { path: "/auth/auth/login", origin: "alta", note: alias },
  ],
  fields: { email: "Correo; no distingue mayúsculas.", password: "Contraseña." },
  shapes: [z.strictObject({ token: jwt }).meta({ id: "UnipetsToken" }), answer],
  varies: ["token"],
  done: {
    sesion_iniciada: {
      summary: "Correo y contraseña correctos.",
      origin: "document",
      request: { body: { email: juan.email, password: juan.password }, given: registered },
    },
  },
  refused: {
    ...wire,
    ...repeatable,
    ...forAnyone,
    failed,
    invalid: { faltan_campos: { summary: "Falta un campo.", request: { body: { email: juan.email } } } },
    wrong_credentials: {
      credenciales_invalidas: {
        summary:
          "El correo no existe, la contraseña no es esa o la cuenta está desactivada: siempre la misma respuesta.",
        origin: "document",
        request: { body: { email: juan.email, password: "otracontraseña" }, given: registered },
      },
    },
    email_unverified: {
      correo_sin_verificar: {
        summary: "La contraseña es correcta, pero esta cuenta (contrato `usuarios`) aún no verificó su correo.",
        request: signInBeforeVerifying,
      },
    },
    second_step_required: {
      falta_el_segundo_paso: {
        summary:
          "La contraseña es correcta, pero la cuenta pide además un segundo paso, que solo se da en el navegador.",
        problem: { step: { accountId: 123, passwordVersion: "" } },
      },
    },
  },
};
