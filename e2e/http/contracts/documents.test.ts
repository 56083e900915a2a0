import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { forgetAccounts, freshAlta } from "../support/alta";
import { bearer } from "../support/client";
import { readCurl } from "../support/curl";
import { expectDocumented } from "../support/documented";
import { CONTRACTS, type ContractName, documentText, Examples } from "../support/documents";
import { DOCUMENTED_PATH, REGISTER_PATHS, SIGN_IN_PATHS } from "../support/paths";
import { register, setRole, signIn, tokenOf } from "../support/staff";

const alta = await freshAlta();
const documents = Object.fromEntries(CONTRACTS.map((name) => [name, new Examples(name)])) as Record<
  ContractName,
  Examples
>;

beforeEach(() => forgetAccounts(alta));

test("the documents are unchanged, byte for byte", () => {
  const digests = CONTRACTS.map((name) => createHash("sha256").update(documentText(name)).digest("hex").slice(0, 16));
  expect(digests).toEqual([
    "9da2c58534b4e751",
    "fb7bcd8a2c142a17",
    "f107dccd1d25ce0b",
    "55b3246cf9d78c6b",
    "a5ea2a19d6423380",
  ]);
});

describe("movil", () => {
  const document = documents.movil;
  const payload = document.json(/Payload/);
  const created = document.json(/Respuesta exitosa/);
  const refused = document.json(/ya existe o hay error/);

  test.each(REGISTER_PATHS.movil)("%s answers the document's examples with the document's answers", async (path) => {
    const send = (body: string) => alta.send({ path, headers: { "content-type": "application/json" }, body });
    expectDocumented(await send(payload.text), 201, created.body);
    const again = JSON.stringify({ ...payload.body, password_confirm: "OtherPass123" });
    expectDocumented(await send(again), 400, refused.body);
  });

  test("the Flutter example registers", async () => {
    const { text } = document.about(/Ejemplo de solicitud en Flutter/);
    const url = new URL(/Uri\.parse\('([^']+)'\)/.exec(text)?.[1]?.replace("<TU_IP_LOCAL>", "localhost") ?? "");
    const headers = JSON.parse((/headers: (\{.*\})/.exec(text)?.[1] ?? "").replaceAll("'", '"'));
    const body = /jsonEncode\((\{[^}]*\})\)/.exec(text)?.[1] ?? "";
    const answer = await alta.send({ path: url.pathname, headers, body });
    expectDocumented(answer, Number(/statusCode == (\d+)/.exec(text)?.[1]), created.body);
  });
});

describe("portal", () => {
  const document = documents.portal;
  const payload = document.json(/cuerpo de solicitud/);
  const created = document.json(/respuesta exitosa/);
  const missing = document.json(/respuesta con error/);

  test.each(REGISTER_PATHS.portal)("%s answers the document's examples with the document's answers", async (path) => {
    const headers = { "content-type": "application/json" };
    expectDocumented(await alta.send({ path, headers, body: payload.text }), 201, created.body);
    const { email: _, ...rest } = payload.body;
    expectDocumented(await alta.post(path, rest), 400, missing.body);
  });

  test("the curl line registers", async () => {
    expectDocumented(await alta.send(readCurl(document.about(/utilizando curl/).text)), 201, created.body);
  });
});

describe("usuarios", () => {
  const document = documents.usuarios;
  const [line = "", header = "", body = ""] = document.about(/Solicitud de ejemplo/).text.split("\n\n");
  const [method = "", documentedPath = ""] = line.split(" ");
  const [name = "", value = ""] = header.split(": ");
  const payload = JSON.parse(body);

  test.each(REGISTER_PATHS.usuarios)("%s answers the document's examples with the document's answers", async (path) => {
    expect(documentedPath).toBe(DOCUMENTED_PATH.usuarios);
    const success = document.json(/200 OK/);
    expectDocumented(await alta.send({ method, path, headers: { [name]: value }, body }), 200, success.body);

    const other = { ...payload, email: "otra@example.com", documentID: "1" };
    const refusals = [
      [{ ...other, nationality: undefined }, /no proporcionados/],
      [{ ...other, email: payload.email }, /ya utilizados/],
      [{ ...other, documentID: payload.documentID }, /ya utilizados/],
      [{ ...other, birthDate: "30/04/2002" }, /fecha de nacimiento/],
      [{ ...other, email: "nicolasgimenez" }, /Formato incorrecto para el email/],
    ] as const;
    for (const [wrong, words] of refusals) {
      const documented = document.json(words);
      expectDocumented(await alta.post(path, wrong), documented.status ?? 0, documented.body);
    }
  });
});

describe("sucursal", () => {
  const document = documents.sucursal;
  const curl = readCurl(document.about(/Ejemplo de Request/).text);
  const payload = JSON.parse(String(curl.body));
  const created = document.json(/Respuesta Exitosa/);

  test.each(REGISTER_PATHS.sucursal)("%s answers the document's examples with the document's answers", async (path) => {
    expect(document.about(/URL del Endpoint/).text).toBe(`POST ${curl.path}`);
    const employee = await tokenOf(alta, "employee");
    const authorization = curl.headers.authorization?.replace("<tu_token_jwt>", employee);
    const headers = { ...curl.headers, authorization };
    expectDocumented(await alta.send({ ...curl, path, headers }), created.status ?? 0, created.body);
    const taken = document.json(/Email ya registrado/);
    expectDocumented(await alta.post(path, payload, bearer(employee)), 400, taken.body);
    const missing = document.json(/Datos inválidos/);
    const { email: _, nombre: __, ...rest } = payload;
    expectDocumented(await alta.post(path, rest, bearer(employee)), 400, missing.body);
    const forbidden = document.json(/403 Forbidden/);
    expectDocumented(await alta.post(path, payload, bearer(await tokenOf(alta, "client"))), 403, forbidden.body);
    const stranger = document.json(/401 Unauthorized/);
    expectDocumented(await alta.post(path, payload), 401, stranger.body);
    expectDocumented(await alta.send({ ...curl, path }), 401, stranger.body);
  });

  test("the person registered at the counter signs in with the generated password at once", async () => {
    const email = await register(alta);
    await setRole(alta, email, "admin");
    const answer = await alta.post(curl.path, payload, bearer(await signIn(alta, email)));
    const { password_generada } = answer.json as { password_generada: string };
    await expect(signIn(alta, payload.email, password_generada)).resolves.toMatch(/^eyJ/);
  });
});

describe("unipets", () => {
  const document = documents.unipets;
  const payload = document.json(/rol_id/);
  const [email, password] = [payload.body.email, payload.body.password];

  test.each(REGISTER_PATHS.unipets)("%s answers the document's examples with the document's answers", async (path) => {
    const answers = ["201 Created", "400 Bad Request", "409 Conflict"].map((words) => document.json(RegExp(words)));
    const [created, missing, taken] = answers as [(typeof answers)[0], (typeof answers)[0], (typeof answers)[0]];
    const headers = { "content-type": "application/json" };
    expectDocumented(await alta.send({ path, headers, body: payload.text }), 201, created.body);
    expectDocumented(await alta.post(path, { email, password }), 400, missing.body);
    expectDocumented(await alta.send({ path, headers, body: payload.text }), 409, taken.body);
  });

  test("every way to join the base URL and the sign-in path answers the document's examples", async () => {
    const credentials = document.json(/`\/login`/);
    const signedIn = document.json(/200 OK/);
    const refused = document.json(/401 Unauthorized/);
    await alta.post(DOCUMENTED_PATH.unipets, payload.body);
    const headers = { "content-type": "application/json" };
    for (const path of SIGN_IN_PATHS.unipets) {
      expectDocumented(await alta.send({ path, headers, body: credentials.text }), 200, signedIn.body);
      expectDocumented(await alta.post(path, { email, password: "otra" }), 401, refused.body);
      expectDocumented(await alta.post(path, { email: "nadie@example.com", password }), 401, refused.body);
    }
  });
});

test("every example of every document was used, except the 500s and a script that is not ours", () => {
  const left = CONTRACTS.flatMap((name) => documents[name].neverAskedFor()).filter(({ status }) => status !== 500);
  expect(left.map(({ text }) => text)).toEqual(["cd backend\npython test_registro_cliente.py"]);
});
