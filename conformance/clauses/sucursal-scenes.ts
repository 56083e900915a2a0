import { memberAt } from "../answer.ts";
import type { Target } from "../target.ts";
import { Unchecked } from "../unchecked.ts";

export const URL = "/api/usuarios/registrar-cliente/";

export function client(target: Target) {
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

export const post = async (target: Target, body: object) => target.post(URL, body, await asStaff(target));

/** A token given with --token may have expired; that is not the server's fault. */
const asStaff = (target: Target) =>
  target.once("sucursal staff", async () => {
    const headers = await target.asStaff();
    if (target.hasGivenToken && (await target.post(URL, {}, headers)).status === 401)
      throw new Unchecked("el servidor no acepta el token de --token (401)");
    return headers;
  });

export const registered = (target: Target) =>
  target.once("sucursal registered", async () => {
    const body = client(target);
    return { body, answer: await post(target, body) };
  });

export const requiredOnly = (target: Target) =>
  target.once("sucursal required only", () => {
    const { rol, localidad, ...required } = client(target);
    return post(target, required);
  });

export const credentials = async (target: Target) => {
  const { answer, body } = await registered(target);
  return { email: body.email, password: String(memberAt(answer.json, "password_generada")) };
};

/** The token of a client registered by this run; unchecked where no known sign-in endpoint answers. */
export const clientToken = (target: Target) =>
  target.once("sucursal client token", async () => {
    const { email, password } = await credentials(target);
    const signedIn = await target.signIn(email, password);
    if (signedIn === "no endpoint")
      throw new Unchecked("el servidor no tiene ninguna puerta de las conocidas para iniciar sesión");
    return signedIn;
  });

export const withoutToken = (target: Target) =>
  target.once("sucursal no token", () => target.post(URL, client(target)));
