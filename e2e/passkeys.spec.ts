import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { buttonOf, mailTo } from "./support/mailbox";
import { expect, open, signIn, test } from "./support/test";

/** Chromium's own authenticator, which verifies its owner without asking; its id and the way to reach it. */
async function authenticatorOf(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { session, authenticatorId };
}

const arrives = (page: Page, path: string) => page.waitForURL(({ pathname }) => pathname === path);

async function addPasskey(page: Page, name: string) {
  await open(page, "/cuenta/segundo-paso");
  await page.getByLabel("Nombre", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Agregar llave de acceso" }).click();
}

test("a passkey is added, signs in without a password, proves who is there, and is removed [SF-02, SF-03]", async ({
  signedIn: page,
  person,
  sql,
}) => {
  const { session, authenticatorId } = await authenticatorOf(page);
  await addPasskey(page, "mi teléfono");
  await expect(page.getByRole("heading", { name: "Guarda tus códigos de recuperación" })).toBeFocused();
  await page.getByRole("link", { name: "Ya los guardé" }).click();
  await page.goto("/cuenta/segundo-paso");
  await expect(page.getByText("sin usar todavía")).toBeVisible();
  await expectAccessible(page);

  // Offered beside the addresses, without a click; the authenticator's owner is there.
  await page.context().clearCookies();
  await page.goto("/ingresar?next=/cuenta");
  await arrives(page, "/cuenta");

  // With the button, when nothing is offered at once.
  await page.context().clearCookies();
  await session.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled: false });
  await open(page, "/ingresar?next=/cuenta/segundo-paso");
  await expectAccessible(page);
  await session.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled: true });
  await page.getByRole("button", { name: "Usar llave de acceso" }).click();
  await arrives(page, "/cuenta/segundo-paso");
  await expect(page.getByText("usada")).toBeVisible();

  // As the second step after the password.
  await page.context().clearCookies();
  await session.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled: false });
  await signIn(page, person, "/ingresar?next=/cuenta/segundo-paso");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Usa tu llave de acceso");
  await expectAccessible(page);
  await session.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled: true });
  await page.getByRole("button", { name: "Usar llave de acceso" }).click();
  await arrives(page, "/cuenta/segundo-paso");

  // As the proof of who is there.
  await sql`update sessions set authenticated_at = now() - interval '11 minutes'
    where account_id = (select id from accounts where email = ${person.email})`;
  await open(page, "/cuenta/segundo-paso");
  await page.getByRole("button", { name: "Quitar «mi teléfono»" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Usar llave de acceso" }).click();
  await expect(page.getByRole("button", { name: "Quitar «mi teléfono»" })).toHaveCount(0);
  await mailTo(person.email, "Quitaste una llave de acceso");
  await page.context().clearCookies();
  await session.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled: false });
  await signIn(page, person);
  await expect(page).toHaveURL(/\/inicio/);
});

test("a copied passkey and an owner who is not verified do not sign in; «No fui yo» removes it [SF-02, SF-03]", {
  tag: "@once",
}, async ({ signedIn: page, person, sql }) => {
  const { session, authenticatorId } = await authenticatorOf(page);
  await addPasskey(page, "mi teléfono");
  await expect(page.getByRole("heading", { name: "Guarda tus códigos de recuperación" })).toBeFocused();
  await page.context().clearCookies();
  await session.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled: false });
  await open(page, "/ingresar");
  await session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await session.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled: true });
  await page.getByRole("button", { name: "Usar llave de acceso" }).click();
  await expect(page.getByRole("button", { name: "Usar llave de acceso" })).not.toHaveAttribute("aria-busy", "true");
  await expect(page).toHaveURL(/\/ingresar/);

  await session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
  await sql`update passkeys set counter = 1000
    where account_id = (select id from accounts where email = ${person.email})`;
  await page.getByRole("button", { name: "Usar llave de acceso" }).click();
  await expect(page.getByText("Esa llave de acceso no sirvió.")).toBeVisible();
  await mailTo(person.email, "Una llave de acceso tuya puede estar copiada");

  await page.goto(buttonOf(await mailTo(person.email, "Agregaste una llave de acceso")));
  await page.getByRole("button", { name: "No fui yo, proteger mi cuenta" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tu cuenta está a salvo");
  const left = await sql`select 1 from passkeys
    where account_id = (select id from accounts where email = ${person.email})`;
  expect(left).toHaveLength(0);
});
