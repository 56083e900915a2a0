import { newPerson } from "./support/people";
import { expect, fillSignUp, open, test } from "./support/test";

const submit = { name: "Crear cuenta" };

test("signing up signs in at once, and the data is in the account", async ({ page, sql }) => {
  const person = newPerson();
  await page.goto("/");
  await page.getByRole("link", { name: "Crear mi cuenta" }).click();
  await page.waitForURL("**/registro");
  await fillSignUp(page, person);
  await page.getByLabel("Prefijo del país").selectOption({ label: "Bolivia +591" });
  await page.getByLabel("Número de teléfono").fill("7123 4567");
  await page.getByRole("button", submit).click();
  await page.waitForURL("**/inicio");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hola, Ana María");
  await expect(page.getByText("Falta confirmar tu correo")).toBeVisible();
  await page.getByRole("link", { name: "Mis datos" }).click();
  await expect(page.getByLabel("Apellidos")).toHaveValue(person.surnames);
  await expect(page.getByLabel("Prefijo del país")).toHaveValue("BO");
  await expect(page.getByLabel("Número de teléfono")).toHaveValue(/^7123 ?4567$/);

  const rows = await sql`select phone, role, origin, password_hash from accounts where email = ${person.email}`;
  expect(rows).toMatchObject([{ phone: "+59171234567", role: "client", origin: "web" }]);
  expect(rows[0]?.password_hash).toMatch(/^\$2b\$10\$/);
});

test("missing fields are reported one by one, the first gets the focus, and correcting them is enough", async ({
  page,
}) => {
  await open(page, "/registro");
  await page.getByRole("button", submit).click();
  const missing = ["Nombres", "Apellidos", "Correo", "Contraseña", "Número de teléfono"];
  const sentences = ["tus nombres", "tus apellidos", "tu correo", "tu contraseña", "tu teléfono"];
  for (const [place, label] of missing.entries()) {
    const field = page.getByLabel(label, { exact: true });
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveAccessibleDescription(new RegExp(`Escribe ${sentences[place]}\\.`));
  }
  await expect(page.getByText("Hay 5 datos por corregir.")).toBeVisible();
  const names = page.getByLabel("Nombres");
  await expect(names).toBeFocused();
  await names.fill("Ana");
  await expect(names).not.toHaveAttribute("aria-invalid");
  await expect(page.getByText("Hay 4 datos por corregir.")).toBeVisible();
});

test("each invalid value has its own sentence, and typed values are kept", async ({ page }) => {
  await open(page, "/registro");
  await fillSignUp(page, { ...newPerson(), email: "ana@ejemplo", password: "corta" });
  await page.getByRole("button", submit).click();
  await expect(page.getByText("Revisa el correo.")).toBeVisible();
  await expect(page.getByText("Le faltan caracteres: necesita 10 o más.")).toBeVisible();
  await expect(page.getByLabel("Correo")).toBeFocused();
  await expect(page.getByLabel("Apellidos")).toHaveValue("Prueba Ñáñez");
  await expect(page.getByLabel("Contraseña", { exact: true })).toHaveValue("corta");
});

test("a taken e-mail links to signing in, with the e-mail filled in", async ({ page, person }) => {
  await open(page, "/registro");
  await fillSignUp(page, { ...person, email: person.email.toUpperCase() });
  await page.getByRole("button", submit).click();
  await expect(page.getByText("Ese correo ya tiene una cuenta.")).toBeVisible();
  await expect(page.getByLabel("Correo")).toBeFocused();
  await page.getByRole("link", { name: "¿Quieres ingresar?" }).click();
  await page.waitForURL("**/ingresar?*");
  await expect(page.getByLabel("Correo")).toHaveValue(person.email.toUpperCase());
});

test("optional fields fold open, also when one is invalid, and are stored", async ({ page, sql }) => {
  const person = newPerson();
  await open(page, "/registro");
  await fillSignUp(page, person);
  await page.getByText("Más datos (opcional)").click();
  await page.getByLabel("Día").fill("31");
  await page.getByLabel("Mes").selectOption("febrero");
  await page.getByLabel("Año").fill("1948");
  await page.getByLabel("País", { exact: true }).selectOption("Bolivia");
  await page.getByLabel("Tipo de documento").selectOption("Cédula (CI)");
  await page.getByLabel("Número de documento").fill("1234567 LP");
  await page.getByText("Más datos (opcional)").click();
  await expect(page.getByLabel("Día")).toBeHidden();
  await page.getByRole("button", submit).click();
  await expect(page.getByText("Revisa la fecha")).toBeVisible();
  await expect(page.getByLabel("Día")).toBeFocused();
  await page.getByLabel("Día").fill("5");
  await page.getByLabel("Mes").selectOption("marzo");
  await expect(page.getByText("Revisa la fecha")).toBeHidden();
  await expect(page.getByLabel("Día")).toBeVisible();
  await page.getByRole("button", submit).click();
  await page.waitForURL("**/inicio");
  const [row] = await sql`
    select birth_date::text as born, country, document_type as type, document_number as number
    from accounts where email = ${person.email}`;
  expect(row).toEqual({ born: "1948-03-05", country: "BO", type: "Cédula (CI)", number: "1234567 LP" });
});

test("a password is rated while it is typed, and a common one is refused by the server [PW-08]", async ({
  page,
  sql,
}) => {
  const person = newPerson();
  await open(page, "/registro");
  await fillSignUp(page, { ...person, password: "" });
  const password = page.getByLabel("Contraseña", { exact: true });
  await password.pressSequentially("contrase");
  await expect(page.getByText("Le faltan 2 caracteres.")).toBeVisible();
  await password.fill("contraseña123");
  await expect(page.getByText("Es de las más usadas.")).toBeVisible();
  await page.getByRole("button", submit).click();
  await expect(password).toBeFocused();
  await expect(password).toHaveAttribute("aria-invalid", "true");
  await password.fill(`Prueba ${person.email}`);
  await expect(page.getByText("Se parece a tus datos.")).toBeVisible();
  await password.fill(person.password);
  await expect(page.getByText("Buena contraseña.")).toBeVisible();
  expect(await sql`select id from accounts where email = ${person.email}`).toHaveLength(0);
});

test("passwords can be pasted, shown and filled in by a manager, and are hidden again on submit [PW-16]", {
  tag: "@once",
}, async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "/registro");
  const password = page.getByLabel("Contraseña", { exact: true });
  await expect(password).toHaveAttribute("autocomplete", "new-password");
  await expect(page.getByLabel("Correo")).toHaveAttribute("autocomplete", "email");
  await page.evaluate(() => navigator.clipboard.writeText("una frase pegada"));
  await password.focus();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(password).toHaveValue("una frase pegada");
  const toggle = page.getByRole("button", { name: "Ver la contraseña" });
  await toggle.click();
  await expect(password).toHaveAttribute("type", "text");
  await expect(page.getByRole("button", { name: "Ocultar la contraseña" })).toHaveText("Ocultar");
  await page.getByRole("button", submit).click();
  await expect(password).toHaveAttribute("type", "password");
});

test("the telephone's country comes from the browser's languages", { tag: "@once" }, async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: "es-MX", ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto("/registro");
  await expect(page.getByLabel("Prefijo del país")).toHaveValue("MX");
  await context.close();
});

test("a slip in a common e-mail domain is asked about, and mended with one tap", { tag: "@once" }, async ({ page }) => {
  await open(page, "/registro");
  const email = page.getByLabel("Correo", { exact: true });
  await email.fill("rosa@gmial.com");
  const before = await page.getByLabel("Contraseña", { exact: true }).boundingBox();
  await page.keyboard.press("Tab");
  const offer = page.getByRole("button", { name: "¿Quisiste decir rosa@gmail.com?" });
  await expect(offer).toBeVisible();
  expect(await page.getByLabel("Contraseña", { exact: true }).boundingBox()).toEqual(before);
  await offer.click();
  await expect(email).toHaveValue("rosa@gmail.com");
  await expect(offer).toHaveCount(0);
});
