import assert from "node:assert/strict";
import { client } from "./generated/hey/client.gen";
import {
  movilRefresh,
  movilRegister,
  portalRegister,
  readReadiness,
  sucursalRegister,
  unipetsLogin,
  unipetsRegister,
  usuariosRegister,
} from "./generated/hey/sdk.gen";
import type { MovilTokens, PortalRegistered } from "./generated/hey/types.gen";
import { admin, baseUrl, freshEmail } from "./journey";

// Calls every contract with a client of @hey-api/openapi-ts.
client.setConfig({ baseUrl });

const ready = await readReadiness();
assert.equal(ready.data?.status, "ok");

const registered = await portalRegister({
  body: { nombre: "Juan Pérez", email: freshEmail("hey"), password: "123456789" },
});
const answer: PortalRegistered | undefined = registered.data;
assert.equal(answer?.message, "Usuario registrado con éxito.");
assert.equal(answer?.user.celular, null);

const mobile = await movilRegister({
  body: {
    nombres: "Ana",
    apellidos: "Prueba",
    email: freshEmail("hey-movil"),
    password: "SecretPass123",
    password_confirm: "SecretPass123",
    telefono: "71111111",
  },
});
assert.ok(mobile.data);
const refreshed = await movilRefresh({ body: { refresh: mobile.data.refresh } });
const tokens: MovilTokens | undefined = refreshed.data;
assert.ok(tokens?.access);

const pet = { nombre: "Rosa Prueba", email: freshEmail("hey-unipets"), password: "micontraseña123" };
const doctor = await unipetsRegister({ body: { ...pet, rol_id: 2 } });
assert.equal(doctor.response?.headers.get("X-Role-Request"), "pending");
const signedIn = await unipetsLogin({ body: { email: pet.email, password: pet.password } });
assert.ok(signedIn.data?.token);

const verified = await usuariosRegister({
  body: {
    documentType: "DNI",
    documentID: String(Date.now()),
    userName: "Nicolás",
    userSurname: "Prueba",
    birthDate: "2002-04-30",
    address: "Calle Ficticia 1384",
    phoneNumber: "3410000000",
    nationality: "Argentina",
    email: freshEmail("hey-usuarios"),
    password: "654321",
  },
});
assert.equal(verified.data?.message, "Registro exitoso");

const staff = await unipetsLogin({ body: admin });
const counter = await sucursalRegister({
  headers: { Authorization: `Bearer ${staff.data?.token}` },
  body: {
    email: freshEmail("hey-cliente"),
    nombre: "Raúl",
    apellido: "Méndez",
    telefono: "123456781",
    fecha_nacimiento: "1979-03-08",
  },
});
assert.equal(counter.data?.password_generada.length, 12);

const refused = await unipetsLogin({ body: { email: pet.email, password: "otra" } });
assert.equal(refused.response?.status, 401);
assert.equal(refused.error?.message, "Credenciales inválidas.");
