import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { movil } from "@/contracts/movil";
import { sucursal } from "@/contracts/sucursal";
import { freshAlta } from "../support/alta";
import { bearer } from "../support/client";
import { DOCUMENTED_PATH } from "../support/paths";
import { freshEmail, tokenOf } from "../support/staff";

type Name = "movil" | "sucursal";
type Reply = { status: number; body: unknown };
const read = (file: string) => JSON.parse(readFileSync(new URL(`../golden/${file}`, import.meta.url), "utf8"));
const requests = read("drf-requests.json") as {
  bodies: unknown[];
  media_types: string[];
} & Record<Name, { valid: Record<string, unknown>; fields: Record<string, unknown[]> }>;
const golden = read("drf-es.json") as {
  methods: Record<string, Reply>;
  media_types: Record<string, Reply>;
  malformed: string;
  unauthenticated: Reply;
} & Record<Name, { fields: Record<string, (string[] | null)[]>; bodies: Reply[] }>;

const alta = await freshAlta();
const headers = { movil: {}, sucursal: bearer(await tokenOf(alta, "employee")) };
const NAMES = ["movil", "sucursal"] as const;

const DATE = "Fecha con formato erróneo. Use uno de los siguientes formatos en su lugar: YYYY-MM-DD.";
const OPTIONAL = {
  movil: ["fecha_nacimiento", "genero", "documento_identidad", "pais"],
  sucursal: ["rol", "puesto", "localidad"],
};

/** Alta's deliberate differences; undefined where it answers as Django does. */
function deliberately(name: Name, field: string, value: unknown): string[] | null | undefined {
  const blank = typeof value === "string" && value.trim() === "";
  if (blank && OPTIONAL[name].includes(field)) return null; // left out
  if (field === "fecha_nacimiento" && value === "1990-1-1") return [DATE]; // two digits each
  if (field === "rol" && value === "1") return ["Introduzca un número entero válido."]; // no text for numbers
  if (field === "localidad" && value === "1")
    return ["Tipo incorrecto. Se esperaba valor de clave primaria y se recibió str."];
  if (field === "localidad" && value === 1.5) return ['Clave primaria "1.5" inválida - objeto no existe.'];
  if (field === "email" && String(value).startsWith("a".repeat(64)) && !String(value).includes("a".repeat(65)))
    return null;
  if (typeof value !== "number" || ["email", "fecha_nacimiento", "genero", "pais", "rol", "localidad"].includes(field))
    return undefined;
  // Digits are digits: no sign, no fraction, none lost in reading.
  return Number.isSafeInteger(value) && value >= 0 ? undefined : ["No es una cadena válida."];
}

/** Django has no Spanish for this one, and prints values that are no text as Python. */
const inSpanish = (sentence: string) =>
  sentence
    .replace("Not a valid string.", "No es una cadena válida.")
    .replace(/^"(True|False)"/, (echo) => echo.toLowerCase())
    .replace("No data provided", "No se proporcionaron datos.")
    .replace('"1000000000000000000000000000000"', '"1e+30"');

describe.each(NAMES)("%s", (name) => {
  const { valid, fields } = requests[name];

  test.each(Object.keys(fields))("%s is refused in the words of Django REST framework", async (field) => {
    // Another field is left out, so that nothing is registered.
    const other = field === "telefono" ? "email" : "telefono";
    for (const [index, value] of (fields[field] ?? []).entries()) {
      const answer = await alta.post(
        DOCUMENTED_PATH[name],
        { ...valid, [other]: undefined, [field]: value },
        headers[name],
      );
      const sentences =
        (answer.json as Record<string, string[]>)[field]?.filter((one) => !one.includes("coinciden")) ?? [];
      const django = golden[name].fields[field]?.[index]?.map(inSpanish) ?? null;
      const expected = deliberately(name, field, value);
      expect({ value, sentences }).toEqual({ value, sentences: (expected === undefined ? django : expected) ?? [] });
      expect(answer.status).toBe(400);
    }
  });

  test("a body that is no object, or an empty one, is refused in the words of Django REST framework", async () => {
    for (const [index, body] of requests.bodies.entries()) {
      const answer = await alta.post(DOCUMENTED_PATH[name], body, headers[name]);
      const django = golden[name].bodies[index];
      expect({ body, status: answer.status, text: answer.text }).toEqual({
        body,
        status: django?.status,
        text: inSpanish(JSON.stringify(django?.body)),
      });
    }
  });

  test("methods, media types, broken JSON and strangers are refused in the words of Django REST framework", async () => {
    const path = DOCUMENTED_PATH[name];
    const pair = ({ status, json }: { status: number; json: unknown }) => ({ status, body: json });
    for (const [method, reply] of Object.entries(golden.methods))
      expect(pair(await alta.send({ path, method }))).toEqual(reply);
    for (const [type, reply] of Object.entries(golden.media_types)) {
      const call = { path, headers: { ...headers[name], "content-type": type }, body: "x" };
      expect(pair(await alta.send(call))).toEqual(reply);
    }
    const broken = { path, headers: { ...headers[name], "content-type": "application/json" }, body: "{" };
    expect(pair(await alta.send(broken))).toEqual({ status: 400, body: { detail: golden.malformed } });
  });
});

test("a 401 has the words of Django REST framework, a 429 Alta's own, as Django's is not all Spanish", async () => {
  const stranger = await alta.post(DOCUMENTED_PATH.sucursal, { email: freshEmail() });
  expect({ status: stranger.status, body: stranger.json }).toEqual(golden.unauthenticated);
  const limit = { name: "any", burst: 1, everySeconds: 7 };
  for (const { refused } of [movil, sucursal]) {
    const { body } = refused.rate_limited({ code: "rate_limited", retryAfterSeconds: 7, limit }) as {
      body: { detail: string };
    };
    expect(body.detail).toBe("Demasiadas solicitudes. Espera un momento e inténtalo otra vez.");
  }
});
