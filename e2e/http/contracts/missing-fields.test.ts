import { expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { bearer } from "../support/client";
import { type ContractName, Examples } from "../support/documents";
import { inParallel } from "../support/in-parallel";
import { DOCUMENTED_PATH } from "../support/paths";
import { requiredFields } from "../support/required-fields";
import { freshEmail, tokenOf } from "../support/staff";
import { validBody } from "../support/valid-bodies";

const alta = await freshAlta();
const employee = await tokenOf(alta, "employee");

/** The ways to leave a field out that count as missing for every contract. */
const WAYS = { absent: undefined, null: null, empty: "", spaces: "  " };
type Way = keyof typeof WAYS;
type Missing = { field: string; way: Way };
/** The document's answer when these fields are missing, derived from its example of one missing field. */
type Rule = (missing: [Missing, ...Missing[]]) => object;

const each = (missing: Missing[]) => Object.fromEntries(missing.map((one) => [one.field, [djangoSentence(one)]]));

const documented = {
  portal: new Examples("portal").json(/respuesta con error/).body,
  usuarios: new Examples("usuarios").json(/no proporcionados/).body,
  sucursal: new Examples("sucursal").json(/Datos inválidos/).body as Record<string, string[]>,
  unipets: new Examples("unipets").json(/Faltan campos/).body,
};
function djangoSentence({ field, way }: Missing): string {
  if (way === "absent") return documented.sucursal.email?.[0] ?? "";
  if (way === "null") return "Este campo no puede ser nulo.";
  if (field !== "fecha_nacimiento") return "Este campo no puede estar en blanco.";
  return "Fecha con formato erróneo. Use uno de los siguientes formatos en su lugar: YYYY-MM-DD.";
}

const RULES: Record<ContractName, Rule> = {
  movil: each,
  portal: ([{ field }]) => ({
    ...documented.portal,
    message: String(documented.portal.message).replace("email", field),
  }),
  usuarios: (missing) => {
    const names = missing.map(({ field }) => field).join(", ");
    return { message: String(documented.usuarios.message).replace("nationality", names) };
  },
  sucursal: each,
  unipets: () => documented.unipets,
};
const CONTRACT_FIELDS = { movil: 6, portal: 3, usuarios: 10, sucursal: 5, unipets: 4 };
const contracts = Object.keys(RULES) as ContractName[];

/** Every subset but the empty one, in the document's order. */
function subsets(fields: string[]): [string, ...string[]][] {
  const all = Array.from({ length: 2 ** fields.length }, (_, bits) => fields.filter((_, index) => (bits >> index) & 1));
  return all.slice(1) as [string, ...string[]][];
}

/** A password of spaces is too short, not missing: passwords are not trimmed. */
function wayFor(field: string, wanted: Way): Way {
  return field.startsWith("password") && wanted === "spaces" ? "empty" : wanted;
}

async function answerWithout(name: ContractName, missing: Missing[]) {
  const body: Record<string, unknown> = validBody(name, freshEmail());
  for (const { field, way } of missing) body[field] = WAYS[way];
  return alta.post(DOCUMENTED_PATH[name], body, name === "sucursal" ? bearer(employee) : {});
}

test.each(contracts)("%s: the document's required fields are found in the document", (name) => {
  const fields = requiredFields(name);
  expect(fields).toHaveLength(CONTRACT_FIELDS[name]);
  expect(Object.keys(validBody(name, freshEmail()))).toEqual(expect.arrayContaining(fields));
});

test.each(contracts)("%s: every subset of missing fields is reported as documented [REG-01, REG-15]", async (name) => {
  await inParallel(subsets(requiredFields(name)), async (fields) => {
    const missing = fields.map((field) => ({ field, way: "absent" as const })) as [Missing, ...Missing[]];
    const { status, text } = await answerWithout(name, missing);
    expect({ status, text }).toEqual({ status: 400, text: JSON.stringify(RULES[name](missing)) });
  });
});

test.each(contracts)("%s: null and blank count as missing, in every subset", async (name) => {
  const ways = Object.keys(WAYS) as Way[];
  await inParallel(subsets(requiredFields(name)), async (fields, number) => {
    // Another mixture for every subset, the same one in every run.
    const missing = fields.map((field, index) => ({
      field,
      way: wayFor(field, ways[(number * 7 + index * (number % 3) + index) % ways.length] ?? "null"),
    })) as [Missing, ...Missing[]];
    const { status, text } = await answerWithout(name, missing);
    expect({ missing, status, text }).toEqual({ missing, status: 400, text: JSON.stringify(RULES[name](missing)) });
  });
});

test("unipets: a zero counts as missing in every field", async () => {
  for (const field of requiredFields("unipets")) {
    const answer = await alta.post(DOCUMENTED_PATH.unipets, { ...validBody("unipets", freshEmail()), [field]: 0 });
    expect([answer.status, answer.json]).toEqual([400, documented.unipets]);
  }
});

test("without a body every field is missing", async () => {
  for (const name of contracts) {
    const headers = name === "sucursal" ? bearer(employee) : {};
    const { status, text } = await alta.send({ path: DOCUMENTED_PATH[name], headers });
    const missing = requiredFields(name).map((field) => ({ field, way: "absent" as const })) as [Missing, ...Missing[]];
    expect({ status, text }).toEqual({ status: 400, text: JSON.stringify(RULES[name](missing)) });
  }
});

test("none of these requests registered an account", async () => {
  const [row] = await alta.sql`select count(*)::int as count from accounts where origin in ${alta.sql(contracts)}`;
  expect(row?.count).toBe(1); // the employee, registered through UniPets
});
