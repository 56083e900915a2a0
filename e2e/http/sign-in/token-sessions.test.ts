import { expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { bearer } from "../support/client";
import { PASSWORD, register } from "../support/staff";

const alta = await freshAlta();

type Tokens = { access: string; refresh: string; usuario_id: number };
const INVALID = { detail: "El token es inválido o ha expirado", code: "token_not_valid" };

async function session(): Promise<Tokens & { email: string }> {
  const email = await register(alta);
  const { json } = await alta.post("/api/auth/login/", { email, password: PASSWORD });
  return { ...(json as Tokens), email };
}
const verify = async (token: string) => {
  const { status, json } = await alta.post("/api/auth/token/verify/", { token });
  return [status, json];
};
const me = (headers: Record<string, string>, path = "/api/auth/me/") => alta.send({ method: "GET", path, headers });

test("both tokens of a session verify until it ends, and a refresh token until it is exchanged", async () => {
  const { access, refresh } = await session();
  for (const token of [access, refresh]) expect(await verify(token)).toEqual([200, {}]);
  const renewed = (await alta.post("/api/auth/token/refresh/", { refresh })).json as Tokens;
  expect(await verify(refresh)).toEqual([401, INVALID]);
  const gone = await alta.post("/api/auth/logout", { refresh: renewed.refresh });
  expect([gone.status, gone.json]).toEqual([200, {}]);
  for (const token of [access, renewed.access, renewed.refresh]) expect(await verify(token)).toEqual([401, INVALID]);
  const again = await alta.post("/api/auth/logout/", { refresh: renewed.refresh });
  expect([again.status, again.json]).toEqual([401, INVALID]);
});

test("signing out takes the refresh token of this contract, and ends no other session", async () => {
  const mine = await session();
  const other = (await alta.post("/api/auth/login/", { email: mine.email, password: PASSWORD })).json as Tokens;
  expect((await alta.post("/api/auth/logout/", { refresh: mine.access })).status).toBe(401);
  expect((await alta.post("/api/auth/logout/", { refresh: mine.refresh })).status).toBe(200);
  expect(await verify(other.access)).toEqual([200, {}]);
  const [entry] =
    await alta.sql`select action from audit_entries where subject_id = ${mine.usuario_id} order by id desc limit 1`;
  expect(entry?.action).toBe("session.ended");
});

test("the account is read with any contract's access token, with and without a slash, and is the token's own", async () => {
  const { access, usuario_id, email } = await session();
  const { token } = (await alta.post("/auth/login", { email, password: PASSWORD })).json as { token: string };
  for (const [bearerToken, path] of [
    [access, "/api/auth/me/"],
    [token, "/api/auth/me"],
  ] as const) {
    const answer = await me(bearer(bearerToken), path);
    expect([answer.status, answer.json]).toEqual([
      200,
      {
        usuario_id,
        email,
        nombres: "Persona de Ejemplo",
        apellidos: null,
        telefono: null,
        fecha_nacimiento: null,
        genero: null,
        documento_identidad: null,
        pais: null,
      },
    ]);
    expect(answer.headers["cache-control"]).toBe("no-store");
  }
  await alta.sql`update accounts set disabled_at = now() where id = ${usuario_id}`;
  expect((await me(bearer(access))).status).toBe(401);
});

test("without a token, with a refresh token, and with another method it refuses as the others do", async () => {
  const { refresh } = await session();
  for (const headers of [{}, bearer(refresh), { cookie: "alta.session=x" }]) {
    const answer = await me(headers);
    expect([answer.status, answer.json, answer.headers["www-authenticate"]]).toEqual([
      401,
      { detail: "Las credenciales de autenticación no se proveyeron." },
      "Bearer",
    ]);
  }
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    const answer = await alta.send({
      method,
      path: "/api/auth/me/",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    expect([answer.status, answer.json, answer.headers.allow]).toEqual([
      405,
      { detail: `Método "${method}" no permitido.` },
      "GET, HEAD, OPTIONS",
    ]);
  }
  const head = await alta.send({ method: "HEAD", path: "/api/auth/me/" });
  expect([head.status, head.text]).toEqual([401, ""]);
});
