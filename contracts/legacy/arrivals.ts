import type { Arrived } from "./movable";

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null;
const member = (value: unknown, name: string): unknown => (isObject(value) ? value[name] : undefined);
const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

/** An id as text: old servers count, or have UUIDs. */
function idOf(value: unknown): string | null {
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  return isText(value) && value.length <= 64 ? value : null;
}

/** The claims of a token, unverified: it comes from the old server itself, over the operator's own connection. */
function claimsOf(token: unknown): Json {
  try {
    const claims: unknown = JSON.parse(Buffer.from(String(token).split(".")[1] ?? "", "base64url").toString());
    return isObject(claims) ? claims : {};
  } catch {
    return {};
  }
}

/** Document 000: 201 with both tokens. */
export const movilRegistered = (status: number, body: unknown): Arrived | null =>
  status === 201 && isText(member(body, "access")) ? { externalId: idOf(member(body, "usuario_id")) } : null;

/** SimpleJWT's own answer has the tokens only; the access token names the person. */
export function movilSignedIn(status: number, body: unknown): Arrived | null {
  if (status !== 200 || !isText(member(body, "access"))) return null;
  return { externalId: idOf(member(body, "usuario_id")) ?? idOf(claimsOf(member(body, "access")).user_id) };
}

/** Document 001: 201, `status` success, and the person as registered. */
export const portalRegistered = (status: number, body: unknown): Arrived | null =>
  status === 201 && member(body, "status") === "success" && isObject(member(body, "user"))
    ? { externalId: idOf(member(member(body, "user"), "id")) }
    : null;

/** Document 002: 200 with a message. */
export const usuariosRegistered = (status: number, body: unknown): Arrived | null =>
  status === 200 && isText(member(body, "message")) ? { externalId: null } : null;

/** Document 003: 201, the person, and the password that was made for them. */
export function sucursalRegistered(status: number, body: unknown): Arrived | null {
  const password = member(body, "password_generada");
  const usuario = member(body, "usuario");
  return status === 201 && isText(password) && isObject(usuario) ? { externalId: idOf(usuario.id), password } : null;
}

/** Document 004: 201 with a message. */
export const unipetsRegistered = (status: number, body: unknown): Arrived | null =>
  status === 201 && isText(member(body, "message")) ? { externalId: null } : null;

/** Document 004: 200 with a token, whose claims have the id and the name. */
export function unipetsSignedIn(status: number, body: unknown): Arrived | null {
  const token = member(body, "token");
  if (status !== 200 || !isText(token)) return null;
  const { id, nombre } = claimsOf(token);
  return { externalId: idOf(id), ...(isText(nombre) && { name: nombre }) };
}
