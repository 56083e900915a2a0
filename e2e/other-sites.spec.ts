import type { Page } from "@playwright/test";
import { expect, test } from "./support/test";

/**
 * A page of another origin submits our form. On another port of `localhost` (same site) the browser still sends our
 * cookie; `127.0.0.1` is cross-site.
 */
async function sendFrom(page: Page, origin: string, html: string) {
  const stranger = `${origin}/ganaste`;
  await page.route(stranger, (route) =>
    route.fulfill({ contentType: "text/html", body: `${html}<script>document.forms[0].submit()</script>` }),
  );
  await page.goto(stranger);
  await page.waitForURL((url) => url.href !== stranger);
}

/** Our form with this field, copied exactly, with other values in it. */
async function copyOf(page: Page, path: string, values: Record<string, string>) {
  const html = await (await page.request.get(path)).text();
  const forms = html.match(/<form[^>]*enctype[\s\S]*?<\/form>/gi) ?? [];
  const [first = ""] = Object.keys(values);
  const form = forms.find((one) => one.includes(`name="${first}"`)) ?? "";
  expect(form).toContain("$ACTION");
  const action = new URL(path, new URL((await page.request.get(path)).url()));
  return Object.entries(values).reduce(
    (copy, [name, value]) =>
      copy.replace(new RegExp(`name="${name}"(\\s+value="[^"]*")?`), `name="${name}" value="${value}"`),
    form.replace(/<form[^>]*>/, `<form method="post" enctype="multipart/form-data" action="${action}">`),
  );
}

const strangers = ["http://localhost:1", "http://127.0.0.1:1"];

test.describe("another site", { tag: "@once" }, () => {
  test.beforeEach(({ watch }) => watch.allow(/asked another origin|403|500/));

  for (const origin of strangers)
    test(`cannot sign a visitor out from ${origin} [H15]`, async ({ signedIn: page, baseURL }) => {
      await sendFrom(page, origin, `<form method="post" action="${baseURL}/salir"></form>`);
      await page.goto("/cuenta");
      await expect(page).toHaveURL("/cuenta");
    });

  for (const origin of strangers)
    test(`cannot submit our forms from ${origin} [WEB-01, H15]`, async ({ signedIn: page, person, sql }) => {
      await sendFrom(page, origin, await copyOf(page, "/cuenta", { givenNames: "Otra" }));
      const [row] = await sql`select given_names from accounts where email = ${person.email}`;
      expect(row?.given_names).toBe(`${person.givenNames} ${person.surnames}`);
    });

  for (const origin of strangers)
    test(`cannot sign a visitor in from ${origin} [WEB-03, H15]`, async ({ page, person }) => {
      const { email, password } = person;
      await sendFrom(page, origin, await copyOf(page, "/ingresar", { email, password }));
      await page.goto("/cuenta");
      await expect(page).toHaveURL(/\/ingresar/);
    });

  test("could do all of it from our origin, so the copied forms are valid [WEB-01]", async ({
    page,
    person,
    baseURL,
    sql,
  }) => {
    const { email, password } = person;
    const ours = baseURL ?? "";
    await sendFrom(page, ours, await copyOf(page, "/ingresar", { email, password }));
    await expect(page).toHaveURL("/inicio");
    await sendFrom(page, ours, await copyOf(page, "/cuenta", { givenNames: "Otra" }));
    await expect
      .poll(() => sql`select given_names from accounts where email = ${email}`)
      .toMatchObject([{ given_names: "Otra" }]);
    await sendFrom(page, ours, `<form method="post" action="${baseURL}/salir"></form>`);
    await page.goto("/cuenta");
    await expect(page).toHaveURL(/\/ingresar/);
  });
});
