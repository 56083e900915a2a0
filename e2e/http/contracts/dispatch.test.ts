import { describe, expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import type { Answer } from "../support/client";
import { type ContractName, Examples } from "../support/documents";
import { freshEmail } from "../support/staff";

const alta = await freshAlta();
const movil = new Examples("movil").json(/Payload/).body;
const portal = new Examples("portal").json(/cuerpo de solicitud/).body;

/** The fields that only one of the two documents has. */
const OWN = {
  movil: Object.keys(movil).filter((field) => !(field in portal)),
  portal: Object.keys(portal).filter((field) => !(field in movil)),
};
const PATHS = { "/api/auth/register/": "movil", "/api/auth/register": "portal" } as const;
type Side = keyof typeof PATHS;
const SIDES = Object.keys(PATHS) as Side[];

/** Only the portal answers with a `status`; only movil with lists of sentences or a `detail`. */
function whoAnswered({ json }: Answer): ContractName | undefined {
  const body = json as Record<string, unknown>;
  if (body.status === "error") return "portal";
  return "detail" in body || Object.values(body).every(Array.isArray) ? "movil" : undefined;
}

test("each document has fields of its own", () => {
  expect(OWN).toEqual({
    movil: [
      "nombres",
      "apellidos",
      "password_confirm",
      "telefono",
      "fecha_nacimiento",
      "genero",
      "documento_identidad",
      "pais",
    ],
    portal: ["nombre", "celular", "documento", "direccion"],
  });
});

describe.each(SIDES)("on %s", (path) => {
  const answering = async (body: unknown) => whoAnswered(await alta.post(path, body));

  test.each(OWN.movil)("a body with %s, whatever its value, is movil's", async (field) => {
    for (const value of ["x", null, "", 1, {}]) expect(await answering({ [field]: value })).toBe("movil");
  });

  test.each(OWN.portal)("a body with %s, whatever its value, is the portal's", async (field) => {
    for (const value of ["x", null, "", 1, {}]) expect(await answering({ [field]: value })).toBe("portal");
  });

  test("fields of both, or of neither, leave it to the slash", async () => {
    for (const one of OWN.movil)
      for (const other of OWN.portal) expect(await answering({ [one]: "x", [other]: "x" })).toBe(PATHS[path]);
    for (const body of [{}, { email: freshEmail() }, { email: "x", password: "x" }, { name: "x" }])
      expect(await answering(body)).toBe(PATHS[path]);
  });

  test("members of Object.prototype belong to neither", async () => {
    for (const field of ["__proto__", "constructor", "toString"])
      expect(await answering(JSON.parse(`{"${field}": "x"}`))).toBe(PATHS[path]);
  });

  test("a body that is no object, or cannot be read, leaves it to the slash", async () => {
    for (const body of [[], [{ nombre: "x" }], "nombres", 1, true, null])
      expect(await answering(body)).toBe(PATHS[path]);
    const json = { "content-type": "application/json" };
    const text = { "content-type": "text/plain" };
    for (const body of ["{", '{"nombre": "x"', `{"nombres":"${"x".repeat(70_000)}"}`])
      expect(whoAnswered(await alta.send({ path, headers: json, body }))).toBe(PATHS[path]);
    expect(whoAnswered(await alta.send({ path, headers: text, body: '{"nombre":"x"}' }))).toBe(PATHS[path]);
    for (const method of ["GET", "PUT", "PATCH", "DELETE"])
      expect(whoAnswered(await alta.send({ path, method }))).toBe(PATHS[path]);
  });

  test("a question mark after the path changes nothing", async () => {
    expect(whoAnswered(await alta.post(`${path}?next=/`, {}))).toBe(PATHS[path]);
    expect(whoAnswered(await alta.post(`${path}?next=x`, {}))).toBe(PATHS[path]);
  });
});

test("the alias belongs to movil whatever the body", async () => {
  for (const path of ["/api/auth/registro", "/api/auth/registro/"])
    for (const body of [portal, { ...portal, nombres: "x" }, {}, []])
      expect(whoAnswered(await alta.post(path, body))).toBe("movil");
});
