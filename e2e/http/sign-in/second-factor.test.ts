import { describe, expect, test } from "vitest";
import { missingTool } from "@/testing/debian-tool";
import { oathCode } from "@/testing/oathtool";
import { insertBranch } from "@/testing/staff";
import { PAGES } from "../support/access-rules";
import { freshAlta } from "../support/alta";
import { browserSignIn, signedInAs } from "../support/browser";
import { act, cookiesOf, enrol } from "../support/second-factor";
import { freshEmail, PASSWORD, register, setRole, signIn } from "../support/staff";
import { validBody } from "../support/valid-bodies";

const missing = await missingTool("oathtool");
if (missing) console.warn(missing);

const STEP = "Tu cuenta pide un segundo paso. Ingresa desde el navegador o usa una clave de aplicación.";
const DOORS = [
  { path: "/auth/login", refusal: { message: STEP } },
  { path: "/login", refusal: { message: STEP } },
  { path: "/api/auth/login/", refusal: { detail: STEP } },
];

describe.skipIf(missing)("with a second factor", async () => {
  const alta = await freshAlta({ env: { STAFF_SECOND_FACTOR: "required" } });

  async function person() {
    const email = await register(alta);
    const cookie = (await browserSignIn(alta, email, PASSWORD)) ?? "";
    return { email, cookie };
  }

  test("the password alone opens no session and gives no token, whatever it is sent to [SF-04]", async () => {
    const { email, cookie } = await person();
    const family = await alta.post("/api/auth/login/", { email, password: PASSWORD });
    const { refresh } = family.json as { refresh: string };
    await enrol(alta, cookie);
    for (const { path, refusal } of DOORS) {
      const right = await alta.post(path, { email, password: PASSWORD });
      expect([path, right.status, right.json]).toEqual([path, 403, refusal]);
      const wrong = await alta.post(path, { email, password: "no es la contraseña" });
      expect([path, wrong.status]).toEqual([path, 401]);
    }
    expect(await browserSignIn(alta, email, PASSWORD)).toBeNull();
    const refreshed = await alta.post("/api/auth/token/refresh/", { refresh });
    expect(refreshed.status).toBe(401);
    const [open] = await alta.sql`select count(*)::int from sessions where revoked_at is null
      and account_id = (select id from accounts where email = ${email})`;
    expect(open?.count).toBe(1);
    expect(await signedInAs(alta, cookie)).toBe(email);
  });

  test("in a browser the code is asked for after the password, and each is good once [SF-01, SF-04]", async () => {
    const { email, cookie } = await person();
    const { secret, codes } = await enrol(alta, cookie);
    const first = await act(alta, "enter", { email, password: PASSWORD, next: "/cuenta" }, "");
    expect(first.headers.get("x-action-redirect")).toContain("/ingresar/segundo-paso?next=%2Fcuenta");
    const half = cookiesOf(first);
    expect(half).toMatch(/^alta\.second-step=/);
    // Half a sign-in is none, under its own name or the session's.
    const value = half.split("=")[1] ?? "";
    for (const held of [half, `alta.session=${value}`]) {
      const page = await alta.send({ method: "GET", path: "/cuenta", headers: { cookie: held } });
      expect([page.status, page.headers.location]).toEqual([307, expect.stringContaining("/ingresar")]);
    }
    for (const held of ["", "alta.second-step=x", `alta.second-step=${value.slice(0, -2)}AA`]) {
      const page = await alta.send({ method: "GET", path: "/ingresar/segundo-paso", headers: { cookie: held } });
      expect([page.status, page.headers.location]).toEqual([307, expect.stringMatching(/^\/ingresar\?/)]);
    }
    const wrong = await act(alta, "confirmCode", { code: "000 00x" }, half);
    expect([cookiesOf(wrong), wrong.text.includes("Ese código no vale")]).toEqual(["", true]);
    const code = oathCode(secret, 30);
    const second = await act(alta, "confirmCode", { code, next: "/cuenta" }, half);
    const session = /alta\.session=[^;]+/.exec(cookiesOf(second))?.[0] ?? "";
    expect(await signedInAs(alta, session)).toBe(email);
    expect(cookiesOf(await act(alta, "confirmCode", { code }, half))).toBe("");
    const recovered = await act(alta, "confirmCode", { code: codes[0] ?? "" }, half);
    expect(cookiesOf(recovered)).toContain("alta.session=");
    // A changed password voids what was begun with the old one.
    await alta.sql`update accounts set password_set_at = now() where email = ${email}`;
    expect(cookiesOf(await act(alta, "confirmCode", { code: codes[1] ?? "" }, half))).toBe("");
  });

  test("staff without one reach only its page, and their tokens register nobody [SF-05]", async () => {
    const { email, cookie } = await person();
    await setRole(alta, email, "admin");
    const token = await signIn(alta, email);
    const { path, body } = {
      path: "/api/usuarios/registrar-cliente/",
      body: validBody("sucursal", "nadie.aqui@example.com"),
    };
    const asStaff = () => alta.post(path, body, { authorization: `Bearer ${token}` });
    expect((await asStaff()).status).toBe(403);
    for (const [page, rule] of Object.entries(PAGES)) {
      if (rule !== "staff" && rule !== "admins" && rule !== "branch") continue;
      const answer = await alta.send({ method: "GET", path: page.replace("[id]", "1"), headers: { cookie } });
      expect([page, answer.status, answer.headers.location]).toEqual([page, 307, "/cuenta/segundo-paso"]);
    }
    const [before] = await alta.sql`select count(*)::int from branches`;
    await act(alta, "saveBranch", { id: "", name: "Sin segundo paso" }, cookie);
    expect(await alta.sql`select count(*)::int from branches`).toEqual([before]);
    await enrol(alta, cookie);
    expect((await alta.send({ method: "GET", path: "/panel", headers: { cookie } })).status).toBe(200);
    // The token of before has ended, and no password gives another.
    expect((await asStaff()).status).toBe(401);
  });

  test("a branch's program goes on with an app key: of that contract and branch, until it is revoked [SF-04]", async () => {
    const { email, cookie } = await person();
    await setRole(alta, email, "admin");
    await enrol(alta, cookie);
    const here = await insertBranch(alta.sql, "La de la clave");
    const elsewhere = await insertBranch(alta.sql, "Otra");
    const issued = await act(alta, "createKey", { name: "caja 2", branchId: String(here) }, cookie);
    const key = /alta_sucursal_[\w-]{43}/.exec(issued.text)?.[0] ?? "";
    const authorization = `Bearer ${key}`;
    const send = (client: string, more: object = {}) => {
      const { localidad: _, ...body } = validBody("sucursal", client);
      return alta.post("/api/usuarios/registrar-cliente/", { ...body, ...more }, { authorization });
    };
    const registered = await send(freshEmail());
    expect([registered.status, registered.json]).toEqual([
      201,
      expect.objectContaining({ usuario: expect.objectContaining({ localidad: here, rol: 1 }) }),
    ]);
    const refused = await send(freshEmail(), { localidad: elsewhere });
    expect([refused.status, refused.json]).toEqual([403, { detail: "No tienes permiso para realizar esta acción" }]);
    // Another contract does not know it: who asks for a role there is a stranger.
    const body = { nombre: "Otra Persona", email: freshEmail(), password: PASSWORD, rol_id: 1 };
    const asked = await alta.post("/auth/register", body, { authorization });
    expect(asked.headers["x-role-request"]).toBe("pending");
    // It is listed with its last use, and shown no more.
    const list = await alta.send({ method: "GET", path: "/cuenta/claves", headers: { cookie } });
    expect(list.text).toContain("caja 2");
    expect(list.text).not.toContain(key.slice(20));
    const [row] = await alta.sql`select id, key_hash, last_used_at from app_keys`;
    expect(row?.last_used_at).not.toBeNull();
    expect(row?.key_hash.toString("latin1")).not.toContain(key);
    const [id] = await alta.sql`select id from accounts where email = ${email}`;
    await alta.sql`update accounts set role = 'client' where id = ${id?.id}`;
    expect((await send(freshEmail())).status).toBe(403);
    await alta.sql`update accounts set role = 'admin', disabled_at = now() where id = ${id?.id}`;
    expect((await send(freshEmail())).status).toBe(401);
    await alta.sql`update accounts set disabled_at = null where id = ${id?.id}`;
    const forged = await alta.post("/api/usuarios/registrar-cliente/", {}, { authorization: `${authorization}x` });
    expect(forged.status).toBe(401);
    await alta.sql`update app_keys set revoked_at = now() where id = ${row?.id}`;
    expect((await send(freshEmail())).status).toBe(401);
  });
});
