import { beforeAll, describe, expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { browserSignIn, signedInAs } from "../support/browser";
import { bearer } from "../support/client";
import { CONTRACTS, type ContractName } from "../support/documents";
import { DUPLICATE, SUCCESS } from "../support/duplicates";
import { DOCUMENTED_PATH, SIGN_IN_PATHS } from "../support/paths";
import { freshEmail, tokenOf } from "../support/staff";
import { validBody } from "../support/valid-bodies";

const alta = await freshAlta();
const employee = bearer(await tokenOf(alta, "employee"));
const SIGN_IN_ENDPOINTS = { unipets: SIGN_IN_PATHS.unipets[0] ?? "", movil: SIGN_IN_PATHS.movil[0] ?? "" };
const endpoints = Object.entries(SIGN_IN_ENDPOINTS) as [keyof typeof SIGN_IN_ENDPOINTS, string][];

const registerThrough = (name: ContractName, body: object) =>
  alta.post(DOCUMENTED_PATH[name], body, name === "sucursal" ? employee : {});

describe.each(CONTRACTS)("an account registered through %s", (name) => {
  const email = freshEmail(`${name}.Persona`);
  let password = "";

  beforeAll(async () => {
    const body = validBody(name, email);
    const answer = await registerThrough(name, body);
    expect(answer.status).toBe(SUCCESS[name]);
    password = String(body.password ?? (answer.json as { password_generada: string }).password_generada);
    if (name === "usuarios") await alta.sql`update accounts set email_verified_at = now() where email = ${email}`;
  });

  test("signs in through every endpoint, however the address is typed [REG-07]", async () => {
    const spellings = [email.toUpperCase(), `  ${email}\t`];
    for (const [index, [, path]] of endpoints.entries())
      expect((await alta.post(path, { email: spellings[index], password })).status).toBe(200);
    expect(await signedInAs(alta, (await browserSignIn(alta, email, password)) ?? "")).toBe(email);
  });

  test.each(CONTRACTS)("is a duplicate for %s", async (other) => {
    const answer = await registerThrough(other, validBody(other, email.toUpperCase()));
    expect({ status: answer.status, text: answer.text }).toEqual({
      status: DUPLICATE[other].status,
      text: JSON.stringify(DUPLICATE[other].body),
    });
  });
});

describe("usuarios promises one account a document", () => {
  const usuariosWith = (documentID: unknown) => ({ ...validBody("usuarios", freshEmail()), documentID });

  test.each([
    ["movil", "documento_identidad", "41.000.001"],
    ["portal", "documento", "41000002"],
    ["usuarios", "documentID", "41-000-003"],
  ] as const)(
    "and refuses a number that an account of %s holds, however it is written",
    async (name, field, number) => {
      const held = { ...validBody(name, freshEmail()), [field]: number };
      expect((await registerThrough(name, held)).status).toBe(SUCCESS[name]);
      const digits = number.replace(/\D/g, "");
      for (const written of [
        digits,
        Number(digits),
        ` ${digits.replace(/(\d{3})$/, ".$1")} `,
        `${digits.slice(0, 2)} - ${digits.slice(2)}`,
      ]) {
        const answer = await registerThrough("usuarios", usuariosWith(written));
        expect({ written, text: answer.text }).toEqual({ written, text: JSON.stringify(DUPLICATE.usuarios.body) });
      }
    },
  );

  test("letters count alike in upper and lower case", async () => {
    expect((await registerThrough("usuarios", usuariosWith("ab-123"))).status).toBe(200);
    expect((await registerThrough("usuarios", usuariosWith("AB123"))).status).toBe(400);
  });

  test("movil and portal promise nothing, and take a number that is claimed", async () => {
    expect((await registerThrough("usuarios", usuariosWith("42000001"))).status).toBe(200);
    const movil = { ...validBody("movil", freshEmail()), documento_identidad: "42000001" };
    expect((await registerThrough("movil", movil)).status).toBe(201);
    const portal = { ...validBody("portal", freshEmail()), documento: "42000001" };
    expect((await registerThrough("portal", portal)).status).toBe(201);
  });
});

describe("an account of usuarios", () => {
  const email = freshEmail();
  const { password } = validBody("usuarios", "");

  test("cannot sign in before its e-mail is verified: 403 after the right password, 401 after a wrong one [LOG-11]", async () => {
    await registerThrough("usuarios", validBody("usuarios", email));
    for (const [, path] of endpoints) {
      const right = await alta.post(path, { email, password });
      const wrong = await alta.post(path, { email, password: `${password} ` });
      const nobody = await alta.post(path, { email: freshEmail(), password });
      expect([right.status, wrong.status, nobody.status]).toEqual([403, 401, 401]);
      expect(wrong.text).toBe(nobody.text);
      expect(right.text).toContain("Verifica tu correo electrónico");
    }
    expect(await browserSignIn(alta, email, String(password))).toBeNull();
  });

  test("signs in everywhere once it is", async () => {
    await alta.sql`update accounts set email_verified_at = now() where email = ${email}`;
    for (const [, path] of endpoints) expect((await alta.post(path, { email, password })).status).toBe(200);
  });
});

test("every self-registration writes one mail to verify the address; the counter one that names the branch", async () => {
  for (const name of CONTRACTS) {
    const email = freshEmail();
    await registerThrough(name, validBody(name, email));
    const mails = await alta.sql`select kind from letters where recipient = ${email}`;
    expect([name, mails.map(({ kind }) => kind)]).toEqual([
      name,
      [name === "sucursal" ? "registered_at_branch" : "verify_email"],
    ]);
  }
});
