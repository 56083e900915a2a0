import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { paths } from "./generated/paths";
import { admin, baseUrl, freshEmail } from "./journey";

// Calls the contracts with openapi-typescript and openapi-fetch.
const alta = createClient<paths>({ baseUrl });

const email = freshEmail("fetch");
const person = {
  nombres: "Ana",
  apellidos: "Prueba",
  email,
  password: "SecretPass123",
  password_confirm: "SecretPass123",
  telefono: "71111111",
  pais: "BO",
} as const;

const registered = await alta.POST("/api/auth/register/", { body: person });
assert.equal(registered.response.status, 201);
assert.ok(registered.data);
const id: number = registered.data.usuario_id;
assert.ok(Number.isInteger(id));

const again = await alta.POST("/api/auth/register/", { body: { ...person, password_confirm: "OtraPass123" } });
assert.equal(again.response.status, 400);
assert.ok(again.error && "email" in again.error);
const told: string[] | undefined = again.error.email;
assert.deepEqual(told, ["usuario con este email ya existe."]);

const signedIn = await alta.POST("/api/auth/login/", { body: { email, password: person.password } });
assert.ok(signedIn.data);
const refreshed = await alta.POST("/api/auth/token/refresh/", { body: { refresh: signedIn.data.refresh } });
assert.ok(refreshed.data);
assert.notEqual(refreshed.data.refresh, signedIn.data.refresh);

const staff = await alta.POST("/auth/login", { body: admin });
assert.ok(staff.data);
const client = await alta.POST("/api/usuarios/registrar-cliente/", {
  headers: { Authorization: `Bearer ${staff.data.token}` },
  body: {
    email: freshEmail("fetch-cliente"),
    nombre: "Juan",
    apellido: "Pérez",
    telefono: "123456789",
    fecha_nacimiento: "1990-01-01",
  },
});
assert.ok(client.data, JSON.stringify(client.error));
assert.equal(client.data.password_generada.length, 12);
assert.equal(client.data.usuario.rol, 1);

const stranger = await alta.POST("/api/usuarios/registrar-cliente/", {
  // @ts-expect-error the description requires five fields
  body: { email },
});
assert.equal(stranger.response.status, 401);

// @ts-expect-error no document knows this path
await alta.POST("/api/auth/entrar/", { body: { email } });
