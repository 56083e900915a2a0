import { expect, open, sessionCookie, signIn, test } from "./support/test";

test("a wrong e-mail and a wrong password get the same sentence; the e-mail stays [PW-16]", { tag: "@once" }, async ({
  page,
  person,
}) => {
  const sentences: string[] = [];
  for (const email of [person.email, "nadie@example.com"]) {
    await open(page, "/ingresar");
    await page.getByLabel("Correo").fill(email);
    await page.getByLabel("Contraseña", { exact: true }).fill("no es esta, seguro");
    await page.keyboard.press("Enter");
    const band = page.getByRole("alert").filter({ hasText: "No se pudo" });
    await expect(band).toBeFocused();
    sentences.push((await band.textContent()) ?? "");
    await expect(page.getByLabel("Correo")).toHaveValue(email);
  }
  const password = page.getByLabel("Contraseña", { exact: true });
  await expect(password).toHaveAttribute("type", "password");
  await expect(password).toHaveAttribute("autocomplete", "current-password");
  expect(sentences[0]).toContain("no coinciden");
  expect(sentences[1]).toBe(sentences[0]);
});

test("the right password leads home; signed-in visitors are redirected from the sign-in page", async ({
  page,
  person,
}) => {
  await signIn(page, { ...person, email: ` ${person.email.toUpperCase()} ` });
  await expect(page).toHaveURL("/inicio");
  for (const path of ["/ingresar", "/registro", "/"]) {
    await page.goto(path);
    await expect(page).toHaveURL("/inicio");
  }
});

test("a private page asks to sign in, and signing in leads back to it", async ({ page, person }) => {
  await page.goto("/cuenta");
  await expect(page).toHaveURL("/ingresar?next=%2Fcuenta");
  await signIn(page, person, page.url());
  await expect(page).toHaveURL("/cuenta");
});

test("signing in never redirects to another site, whatever `next` says [WEB-09]", { tag: "@once" }, async ({
  page,
  person,
  baseURL,
}) => {
  for (const next of ["//evil.example", "/..//evil.example", "https://evil.example"]) {
    await signIn(page, person, `/ingresar?next=${encodeURIComponent(next)}`);
    await expect(page, next).toHaveURL(`${baseURL}/inicio`);
    await page.context().clearCookies();
  }
});

test("the cookie is host-only, SameSite and HttpOnly, and new at each sign-in [SES-01, SES-02]", {
  tag: "@once",
}, async ({ page, context, person, baseURL }) => {
  await context.addCookies([{ name: "alta.session", value: "planted", url: baseURL ?? "" }]);
  await signIn(page, person);
  const first = await sessionCookie(context);
  expect(first).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/", domain: "localhost" });
  expect(first?.value).not.toBe("planted");
  await context.clearCookies();
  await signIn(page, person);
  expect((await sessionCookie(context))?.value).not.toBe(first?.value);
});
