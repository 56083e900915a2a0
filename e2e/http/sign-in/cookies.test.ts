import { expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { browserSignIn, signedInAs } from "../support/browser";
import { bearer } from "../support/client";
import { mountedContracts } from "../support/mounted";
import { DOCUMENTED_PATH } from "../support/paths";
import { freshEmail, PASSWORD, register, setRole, signIn } from "../support/staff";
import { validBody } from "../support/valid-bodies";

const alta = await freshAlta();
const email = await register(alta);
await setRole(alta, email, "admin");
const cookie = (await browserSignIn(alta, email, PASSWORD)) ?? "";

test("the cookie is an administrator's in the browser", async () => {
  expect(await signedInAs(alta, cookie)).toBe(email);
});

test("no contract reads it: the caller is anonymous all the same [REG-03, WEB-02]", async () => {
  const refused = await alta.post(DOCUMENTED_PATH.sucursal, validBody("sucursal", freshEmail()), { cookie });
  expect(refused.status).toBe(401);
  const asking = freshEmail();
  const asked = await alta.post(DOCUMENTED_PATH.unipets, { ...validBody("unipets", asking), rol_id: 1 }, { cookie });
  expect([asked.status, asked.headers["x-role-request"]]).toEqual([201, "pending"]);
  const [row] = await alta.sql`select role, registered_by from accounts where email = ${asking}`;
  expect(row).toEqual({ role: "client", registered_by: null });
});

test("no contract sets one", async () => {
  for (const { name, path } of await mountedContracts())
    for (const body of [validBody(name, freshEmail()), {}])
      expect((await alta.post(path, body, { cookie })).headers).not.toHaveProperty("set-cookie");
});

test("a cookie is no bearer token, and a token is no cookie [JWT-04]", async () => {
  const [, value = ""] = cookie.split("=", 2);
  expect((await alta.post(DOCUMENTED_PATH.sucursal, {}, bearer(value))).status).toBe(401);
  const token = await signIn(alta, email);
  expect(await signedInAs(alta, `alta.session=${token}`)).toBeNull();
});
