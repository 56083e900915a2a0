import { expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { bearer } from "../support/client";
import { Examples } from "../support/documents";
import { DUPLICATE } from "../support/duplicates";
import { inParallel } from "../support/in-parallel";
import { DOCUMENTED_PATH } from "../support/paths";
import { freshEmail, register, tokenOf } from "../support/staff";
import { validBody } from "../support/valid-bodies";

const alta = await freshAlta();
const taken = await register(alta);
const employee = bearer(await tokenOf(alta, "employee"));
const client = bearer(await tokenOf(alta, "client"));

type Body = Record<string, unknown>;
type Reply = { status: number; body: object };
/** One fault of a request: how to produce it, and the answer to it alone. */
type Fault = { spoil: Body; reply: Reply };
const badRequest = (message: string): Reply => ({ status: 400, body: { message } });
const portalError = (message: string): Reply => ({ status: 400, body: { status: "error", message } });

function subsets<Item>(items: Item[]): Item[][] {
  return Array.from({ length: 2 ** items.length }, (_, bits) => items.filter((_, index) => (bits >> index) & 1)).slice(
    1,
  );
}

/** With several faults at once, the first one in `faults` is reported. */
async function expectFirstIsTold(name: "portal" | "usuarios" | "unipets", faults: Fault[]): Promise<void> {
  await inParallel(subsets(faults), async (chosen) => {
    const body = Object.assign(validBody(name, freshEmail()), ...chosen.map(({ spoil }) => spoil).reverse());
    const answer = await alta.post(DOCUMENTED_PATH[name], body);
    expect({ body, status: answer.status, text: answer.text }).toEqual({
      body,
      status: chosen[0]?.reply.status,
      text: JSON.stringify(chosen[0]?.reply.body),
    });
  });
}

test("portal tells the first wrong field in the order of its table, and a taken e-mail last [PW-02]", async () => {
  await expectFirstIsTold("portal", [
    { spoil: { nombre: "  " }, reply: portalError("El campo 'nombre' es obligatorio.") },
    { spoil: { email: "juan" }, reply: portalError("El campo 'email' no es válido.") },
    { spoil: { password: "12345" }, reply: portalError("El campo 'password' debe tener al menos 6 caracteres.") },
    { spoil: { celular: true }, reply: portalError("El campo 'celular' no es válido.") },
    { spoil: { documento: [] }, reply: portalError("El campo 'documento' no es válido.") },
    { spoil: { direccion: {} }, reply: portalError("El campo 'direccion' no es válido.") },
    { spoil: { email: taken }, reply: DUPLICATE.portal },
  ]);
});

test("usuarios tells what is missing, then birthDate, e-mail, password length and a repeated value [PW-02, REG-11]", async () => {
  const documented = (words: RegExp) => new Examples("usuarios").json(words).body;
  await expectFirstIsTold("usuarios", [
    { spoil: { nationality: null }, reply: { status: 400, body: documented(/no proporcionados/) } },
    { spoil: { birthDate: "2002-04-31" }, reply: { status: 400, body: documented(/fecha de nacimiento/) } },
    { spoil: { email: "nicolas" }, reply: { status: 400, body: documented(/Formato incorrecto para el email/) } },
    {
      spoil: { password: "12345" },
      reply: badRequest('El campo "password" debe tener al menos 6 caracteres'),
    },
    { spoil: { email: taken }, reply: DUPLICATE.usuarios },
  ]);
});

test("unipets tells what is missing, then e-mail, rol_id, password and a taken e-mail [PW-02]", async () => {
  await expectFirstIsTold("unipets", [
    { spoil: { nombre: "" }, reply: badRequest("Todos los campos son obligatorios.") },
    { spoil: { email: "juan" }, reply: badRequest("El email no es válido.") },
    { spoil: { rol_id: 4 }, reply: badRequest("El rol_id no es válido.") },
    { spoil: { password: "12345" }, reply: badRequest("La contraseña debe tener al menos 6 caracteres.") },
    { spoil: { email: taken }, reply: DUPLICATE.unipets },
  ]);
});

test("movil tells every error in one object, in the order of its table; a mismatch stands beside a taken e-mail [PW-02, PW-18]", async () => {
  const faults: { spoil: Body; field: string; sentences: string[] }[] = [
    { spoil: { nombres: "" }, field: "nombres", sentences: ["Este campo no puede estar en blanco."] },
    { spoil: { email: taken }, field: "email", sentences: ["usuario con este email ya existe."] },
    { spoil: { password_confirm: "otra clave" }, field: "password", sentences: ["Las contraseñas no coinciden."] },
    { spoil: { telefono: null }, field: "telefono", sentences: ["Este campo no puede ser nulo."] },
    {
      spoil: { fecha_nacimiento: "1990-02-30" },
      field: "fecha_nacimiento",
      sentences: ["Fecha con formato erróneo. Use uno de los siguientes formatos en su lugar: YYYY-MM-DD."],
    },
    { spoil: { genero: "X" }, field: "genero", sentences: ['"X" no es una elección válida.'] },
    { spoil: { pais: "Bolivia" }, field: "pais", sentences: ['"Bolivia" no es una elección válida.'] },
  ];
  await inParallel(subsets(faults), async (chosen) => {
    const body = Object.assign(validBody("movil", freshEmail()), ...chosen.map(({ spoil }) => spoil));
    const answer = await alta.post(DOCUMENTED_PATH.movil, body);
    expect({ body, status: answer.status, text: answer.text }).toEqual({
      body,
      status: 400,
      text: JSON.stringify(Object.fromEntries(chosen.map(({ field, sentences }) => [field, sentences]))),
    });
  });
  const short = { ...validBody("movil", taken), password: "12345" };
  expect((await alta.post(DOCUMENTED_PATH.movil, short)).json).toEqual({
    email: ["usuario con este email ya existe."],
    password: ["Asegúrese de que este campo tenga al menos 6 caracteres.", "Las contraseñas no coinciden."],
  });
  expect(await alta.sql`select email from accounts where origin = 'movil'`).toEqual([]);
});

test("sucursal answers 401, then 403, unreadable JSON, all field errors, a role out of reach, and a taken e-mail [REG-04]", async () => {
  const document = new Examples("sucursal");
  const fields = {
    nombre: { spoil: { nombre: "" }, sentences: ["Este campo no puede estar en blanco."] },
    localidad: { spoil: { localidad: 999 }, sentences: ['Clave primaria "999" inválida - objeto no existe.'] },
  };
  const faults = ["stranger", "client", "unreadable", "nombre", "localidad", "role", "taken"] as const;
  await inParallel(subsets([...faults]), async (chosen) => {
    const has = (fault: (typeof faults)[number]) => chosen.includes(fault);
    const body = { ...validBody("sucursal", has("taken") ? taken : freshEmail()), ...(has("role") && { rol: 2 }) };
    const wrong = (["nombre", "localidad"] as const).filter(has);
    for (const field of wrong) Object.assign(body, fields[field].spoil);
    const answer = await alta.send({
      path: DOCUMENTED_PATH.sucursal,
      headers: { "content-type": "application/json", ...(has("stranger") ? {} : has("client") ? client : employee) },
      body: has("unreadable") ? "{" : JSON.stringify(body),
    });
    const told = (): Reply => {
      if (has("stranger")) return { status: 401, body: document.json(/401 Unauthorized/).body };
      if (has("client")) return { status: 403, body: document.json(/403 Forbidden/).body };
      if (has("unreadable")) return { status: 400, body: { detail: "Solicitud con formato incorrecto." } };
      const sentences = wrong.map((field) => [field, fields[field].sentences]);
      if (wrong.length > 0) return { status: 400, body: Object.fromEntries(sentences) };
      return has("role") ? { status: 403, body: document.json(/403 Forbidden/).body } : DUPLICATE.sucursal;
    };
    const { status, body: expected } = told();
    expect({ chosen, status: answer.status, text: answer.text }).toEqual({
      chosen,
      status,
      text: JSON.stringify(expected),
    });
  });
});
