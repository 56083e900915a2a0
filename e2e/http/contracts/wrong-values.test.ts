import { describe, expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { bearer } from "../support/client";
import type { ContractName } from "../support/documents";
import { DOCUMENTED_PATH } from "../support/paths";
import { freshEmail, tokenOf } from "../support/staff";
import { validBody } from "../support/valid-bodies";

const alta = await freshAlta();
const employee = bearer(await tokenOf(alta, "employee"));

const NO_TEXT = [true, false, [], ["x"], {}, { a: 1 }, 1.5, -1, 2 ** 53, 1e21];
const REFUSED_CHARACTERS = {
  "a control character": "a\u0007b",
  "a line break": "a\r\nBcc: x",
  "a bidi override": "a\u202eb",
  "a bidi isolate": "a\u2066b",
  "a lone surrogate": "a\ud800b",
  "nothing visible": "\u200b\u200d",
  "a Hangul filler": "\u3164",
};
const NUL = "a\u0000b";
const NO_DATES = [
  "1990-1-1",
  "01/01/1990",
  "2023-02-29",
  "1899-12-31",
  "9999-12-31",
  "0000-01-01",
  "ayer",
  19900101,
  true,
];
const NO_ADDRESSES = [
  "ana",
  "ana@",
  "ana@example",
  "ana@@example.com",
  "ana@example.com,eva@example.com",
  '"ana"@example.com',
  "аna@example.com", // Cyrillic а
  "ana@exаmple.com",
  "ana＠example.com", // full-width @
  "ａna@example.com",
  "ana@example.com\u0000",
  "ana@example.com\r\nBcc: eva@example.com",
  `${"a".repeat(65)}@example.com`,
  `ana@${"a".repeat(64)}.com`,
  `${"a@".repeat(25_000)}`,
];

type Rule = { kind: "text" | "email" | "password" | "date"; max: number };
/** The text fields of each contract, and their rules. */
const FIELDS: Record<ContractName, Record<string, Rule>> = {
  movil: {
    nombres: { kind: "text", max: 150 },
    apellidos: { kind: "text", max: 150 },
    email: { kind: "email", max: 254 },
    password: { kind: "password", max: 256 },
    telefono: { kind: "text", max: 20 },
    fecha_nacimiento: { kind: "date", max: 10 },
    documento_identidad: { kind: "text", max: 30 },
  },
  portal: {
    nombre: { kind: "text", max: 150 },
    email: { kind: "email", max: 254 },
    password: { kind: "password", max: 256 },
    celular: { kind: "text", max: 20 },
    documento: { kind: "text", max: 30 },
    direccion: { kind: "text", max: 255 },
  },
  usuarios: {
    documentType: { kind: "text", max: 30 },
    documentID: { kind: "text", max: 30 },
    userName: { kind: "text", max: 150 },
    userSurname: { kind: "text", max: 150 },
    birthDate: { kind: "date", max: 10 },
    address: { kind: "text", max: 255 },
    phoneNumber: { kind: "text", max: 20 },
    nationality: { kind: "text", max: 150 },
    email: { kind: "email", max: 254 },
    password: { kind: "password", max: 256 },
  },
  sucursal: {
    email: { kind: "email", max: 254 },
    nombre: { kind: "text", max: 150 },
    apellido: { kind: "text", max: 150 },
    telefono: { kind: "text", max: 20 },
    fecha_nacimiento: { kind: "date", max: 10 },
    puesto: { kind: "text", max: 80 },
  },
  unipets: {
    nombre: { kind: "text", max: 150 },
    email: { kind: "email", max: 254 },
    password: { kind: "password", max: 256 },
  },
};

/** How each contract's answer names the wrong field. */
const NAMES_THE_FIELD: Record<ContractName, (field: string) => RegExp> = {
  movil: (field) => RegExp(`^{"${field}":\\["[^"[\\]]+\\."\\]}$`),
  portal: (field) => RegExp(`^{"status":"error","message":"El campo '${field}' no es válido\\."}$`),
  usuarios: (field) => RegExp(`^{"message":"El campo \\\\"${field}\\\\" [^"]+[^".]"}$`),
  sucursal: (field) => RegExp(`^{"${field}":\\["[^"[\\]]+\\."\\]}$`),
  unipets: (field) =>
    RegExp(`^{"message":"${field === "password" ? "La contraseña" : `El ${field}`} no es válid[oa]\\."}$`),
};

function wrongValues({ kind, max }: Rule): unknown[] {
  const text = [...NO_TEXT, ...Object.values(REFUSED_CHARACTERS), NUL, "a".repeat(max + 1), "x".repeat(30_000)];
  if (kind === "date") return NO_DATES;
  if (kind === "email") return [...NO_ADDRESSES, ...NO_TEXT];
  const visible = text.filter((value) => value !== "\u200b\u200d" && value !== "\u3164");
  return kind === "password" ? visible : text;
}

const cases = Object.entries(FIELDS).flatMap(([name, fields]) =>
  Object.entries(fields).map(([field, rule]) => [name as ContractName, field, rule] as const),
);

describe("an invalid value is refused with 400 in the contract's shape, naming the field [REG-09, REG-12, REG-14, H07]", () => {
  test.each(cases)("%s: %s", async (name, field, rule) => {
    for (const value of wrongValues(rule)) {
      const body = { ...validBody(name, freshEmail()), [field]: value };
      if (name === "movil" && field === "password") body.password_confirm = value;
      const { status, text } = await alta.post(DOCUMENTED_PATH[name], body, name === "sucursal" ? employee : {});
      const shown = JSON.stringify(value)?.slice(0, 60);
      const told =
        name === "movil" && field === "password" ? text.replace(/,"password_confirm":\["[^"]+"\]/, "") : text;
      expect({ shown, status, told }).toEqual({
        shown,
        status: 400,
        told: expect.stringMatching(NAMES_THE_FIELD[name](field)),
      });
      expect(text.length).toBeLessThan(500); // what is wrong is not sent back
    }
  });
});

test("unipets: a rol_id is the number 1, 2 or 3, without coercion", async () => {
  for (const rol_id of ["3", "dueño", 4, -1, 1.5, 3e9, true, false, [], [3], {}]) {
    const answer = await alta.post(DOCUMENTED_PATH.unipets, { ...validBody("unipets", freshEmail()), rol_id });
    expect({ rol_id, status: answer.status, text: answer.text }).toEqual({
      rol_id,
      status: 400,
      text: '{"message":"El rol_id no es válido."}',
    });
  }
});

test("none of these values was stored", async () => {
  const [row] = await alta.sql`select count(*)::int as count from accounts where origin not in ('setup', 'unipets')`;
  expect(row?.count).toBe(0);
});

test("a text of the maximum length is stored whole, as NFC, without the spaces around it [REG-13]", async () => {
  const longest = `  ${"e\u0301".repeat(149)}😀  `;
  const stored = `${"é".repeat(149)}😀`;
  const email = freshEmail();
  const answer = await alta.post(DOCUMENTED_PATH.portal, { ...validBody("portal", email), nombre: longest });
  expect(answer.json).toMatchObject({ user: { nombre: stored, email } });
  const [row] = await alta.sql`select given_names from accounts where email = ${email}`;
  expect(row?.given_names).toBe(stored);
});

test("a phone or a document sent as a JSON number is taken as its digits", async () => {
  const numbers = {
    movil: { telefono: 71111111, documento_identidad: 12345678 },
    portal: { celular: 71111111, documento: 22345678 },
    usuarios: { phoneNumber: 71111111, documentID: 32345678 },
    sucursal: { telefono: 71111111 },
  };
  for (const [name, fields] of Object.entries(numbers) as [ContractName, object][]) {
    const email = freshEmail();
    const body = { ...validBody(name, email), ...fields };
    await alta.post(DOCUMENTED_PATH[name], body, name === "sucursal" ? employee : {});
    const [row] = await alta.sql`select phone, document_number from accounts where email = ${email}`;
    const [phone, document = null] = Object.values(fields).map(String).sort().reverse();
    expect([name, row]).toEqual([name, { phone, document_number: document }]);
  }
});
