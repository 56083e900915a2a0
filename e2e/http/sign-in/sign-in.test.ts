import { describe, expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { bearer } from "../support/client";
import { SUCCESS } from "../support/duplicates";
import { DOCUMENTED_PATH, SIGN_IN_PATHS } from "../support/paths";
import { freshEmail, PASSWORD, register, setRole, signIn } from "../support/staff";
import { validBody } from "../support/valid-bodies";

const alta = await freshAlta();
const email = await register(alta);
const PATHS = [...SIGN_IN_PATHS.unipets, ...SIGN_IN_PATHS.movil];
const SIGN_IN_ENDPOINTS = ["/auth/login", "/api/auth/login/"];

test("an unknown e-mail, a wrong password and a disabled or closed account get the same bytes [LOG-07]", async () => {
  const [disabled, closed] = [await register(alta), await register(alta)];
  await alta.sql`update accounts set disabled_at = now() where email = ${disabled}`;
  await alta.sql`update accounts set closed_at = now() where email = ${closed}`;
  const attempts = [
    { email: freshEmail(), password: PASSWORD },
    { email, password: "otra" },
    { email: disabled, password: PASSWORD },
    { email: closed, password: PASSWORD },
    { email: "no es un correo", password: PASSWORD },
  ];
  for (const path of SIGN_IN_ENDPOINTS) {
    const seen = new Set<string>();
    for (const attempt of attempts) {
      const { status, headers, text } = await alta.post(path, attempt);
      const { date: _, "x-request-id": __, "content-security-policy": ___, ...rest } = headers;
      seen.add(JSON.stringify({ status, rest, text }));
    }
    expect([...seen]).toEqual([expect.stringContaining('"status":401')]);
  }
});

test("a sign-in endpoint ignores a bearer token", async () => {
  const token = await signIn(alta, email);
  for (const path of SIGN_IN_ENDPOINTS)
    expect((await alta.post(path, { email, password: "otra" }, bearer(token))).status).toBe(401);
});

test("a value that is not text is refused with a 4xx [PW-14]", async () => {
  for (const path of SIGN_IN_ENDPOINTS)
    for (const wrong of [123, null, [], {}, true, "", "\u0000", "\ud800", "x".repeat(30_000)])
      for (const body of [
        { email, password: wrong },
        { email: wrong, password: PASSWORD },
      ])
        expect([400, 401]).toContain((await alta.post(path, body)).status);
});

test("fields missing at UniPets' sign-in are reported in the document's words", async () => {
  for (const body of [
    {},
    { email },
    { password: PASSWORD },
    { email: "", password: "" },
    { email: 0, password: null },
  ]) {
    const answer = await alta.post("/auth/login", body);
    expect([answer.status, answer.json]).toEqual([400, { message: "Todos los campos son obligatorios." }]);
  }
});

test("an account without a usable hash cannot sign in, and causes no 500 [PW-13, PW-14]", async () => {
  for (const hash of [null, "", "x", "$2b$31$abcdefghijklmnopqrstuu5s7bXGQOfN9mFvVvVvVvVvVvVvVvVvVvVvVu"]) {
    const broken = await register(alta);
    await alta.sql`update accounts set password_hash = ${hash} where email = ${broken}`;
    for (const path of SIGN_IN_ENDPOINTS)
      expect((await alta.post(path, { email: broken, password: PASSWORD })).status).toBe(401);
  }
  await expect.poll(alta.output).toContain("a stored password hash is unusable");
});

describe("a password is taken as it was typed", () => {
  async function registered(password: string): Promise<string> {
    const address = freshEmail();
    const answer = await alta.post(DOCUMENTED_PATH.portal, { ...validBody("portal", address), password });
    expect(answer.status).toBe(201);
    return address;
  }
  const tries = async (address: string, password: string) =>
    Promise.all(SIGN_IN_ENDPOINTS.map(async (path) => (await alta.post(path, { email: address, password })).status));

  test("of 64 letters that are 128 bytes [PW-03]", async () => {
    expect(await tries(await registered("ñ".repeat(64)), "ñ".repeat(64))).toEqual([200, 200]);
  });

  test("of 80 characters, without truncation [PW-04, H22]", async () => {
    const address = await registered("a".repeat(80));
    expect(await tries(address, "a".repeat(72))).toEqual([401, 401]);
    expect(await tries(address, `${"a".repeat(72)}bbbbbbbb`)).toEqual([401, 401]);
    expect(await tries(address, "a".repeat(80))).toEqual([200, 200]);
  });

  test("of 256 characters that are four bytes each, and not of 257", async () => {
    const longest = "😀".repeat(256);
    expect(await tries(await registered(longest), longest)).toEqual([200, 200]);
    const body = { ...validBody("portal", freshEmail()), password: `${longest}x` };
    expect((await alta.post(DOCUMENTED_PATH.portal, body)).status).toBe(400);
  });

  test("with its spaces and its case [PW-05]", async () => {
    const address = await registered("  Aa  bb  ");
    for (const other of ["Aa  bb", "  aa  bb  ", "  AA  BB  ", "  Aa bb  "])
      expect(await tries(address, other)).toEqual([401, 401]);
    expect(await tries(address, "  Aa  bb  ")).toEqual([200, 200]);
  });

  test("on any keyboard: composed and decomposed letters are the same [PW-06]", async () => {
    const address = await registered("contrase\u00f1a");
    expect(await tries(address, "contrasen\u0303a")).toEqual([200, 200]);
    expect(await tries(address, "contrasena")).toEqual([401, 401]);
  });

  test.each(["movil", "portal", "usuarios", "unipets"] as const)(
    "of six characters, through %s [PW-02]",
    async (name) => {
      const [address, password] = [freshEmail(), "654321"];
      const body = { ...validBody(name, address), password, ...(name === "movil" && { password_confirm: password }) };
      expect((await alta.post(DOCUMENTED_PATH[name], body)).status).toBe(SUCCESS[name]);
      await alta.sql`update accounts set email_verified_at = now() where email = ${address}`;
      expect(await tries(address, password)).toEqual([200, 200]);
    },
  );

  test("of letters and spaces only [PW-07]", async () => {
    expect(await tries(await registered("correcto caballo bateria grapa"), "correcto caballo bateria grapa")).toEqual([
      200, 200,
    ]);
  });
});

describe("a generated password", () => {
  test("has 12 characters of every class, is stored only as a hash, signs in everywhere, is audited, and expires unused [GEN-02, GEN-04, GEN-05, GEN-06, GEN-07]", async () => {
    const admin = await register(alta);
    await setRole(alta, admin, "admin");
    const token = bearer(await signIn(alta, admin));
    const [first, second] = [freshEmail(), freshEmail()];
    const generate = async (address: string) => {
      const body = { ...validBody("sucursal", address), password: "elegida por alguien", password_generada: "otra" };
      const { json, headers } = await alta.post(DOCUMENTED_PATH.sucursal, body, token);
      expect(headers["cache-control"]).toBe("no-store");
      return (json as { password_generada: string }).password_generada;
    };
    const password = await generate(first);
    expect(password).toMatch(/^(?=.*[A-Z])(?=.*[a-z])(?=.*[2-9])(?=.*[!@#$%^&*])[^0Oo1lI]{12}$/);
    for (const path of PATHS) expect((await alta.post(path, { email: first, password })).status).toBe(200);
    const rows = await alta.sql`select row_to_json(a)::text as row from accounts a
      union all select row_to_json(e)::text from audit_entries e union all select row_to_json(l)::text from letters l`;
    expect(rows.filter(({ row }) => row.includes(password))).toEqual([]);
    expect(alta.output()).not.toContain(password);
    for (const path of SIGN_IN_ENDPOINTS)
      expect((await alta.post(path, { email: first, password: "elegida por alguien" })).status).toBe(401);
    const [entry] = await alta.sql`select e.door, e.address, e.at > now() - interval '1 hour' as recent, a.email as by
      from audit_entries e join accounts a on a.id = e.actor_id
      where e.action = 'account.registered' and e.subject_id = (select id from accounts where email = ${first})`;
    expect(entry).toEqual({
      door: "sucursal",
      address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/),
      recent: true,
      by: admin,
    });

    const unused = await generate(second);
    const [row] = await alta.sql`select extract(epoch from password_expires_at - created_at) / 86400 as days
      from accounts where email = ${second}`;
    expect(Number(row?.days)).toBe(7);
    await alta.sql`update accounts set password_expires_at = now() - interval '1 second' where email in (${first}, ${second})`;
    for (const path of SIGN_IN_ENDPOINTS) {
      expect((await alta.post(path, { email: second, password: unused })).status).toBe(401);
      expect((await alta.post(path, { email: first, password })).status).toBe(200);
    }
  });
});
