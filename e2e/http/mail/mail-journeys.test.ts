import { createHash, randomBytes } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { startMailServer } from "@/testing/mail-server";
import { freshAlta } from "../support/alta";
import { linkIn, mailTo } from "../support/mail";
import { open, press } from "../support/no-script-form";
import { freshEmail, PASSWORD, register, tokenOf } from "../support/staff";
import { validBody } from "../support/valid-bodies";

const smtp = await startMailServer();
afterAll(smtp.stop);
const alta = await freshAlta({ env: { SMTP_URL: smtp.url } });

const newPassword = "otra frase bien larga";
const signIn = (email: string, password = PASSWORD) => alta.post("/auth/login", { email, password });

const follow = async (email: string, subject: string, page: string) => linkIn(await mailTo(smtp, email, subject), page);

test("register, mail, button, sign in: without scripts, after a scanner opened the link several times [VER-02]", async () => {
  const email = freshEmail("nicolás".normalize("NFD").replace(/\p{M}/gu, ""));
  expect((await alta.post("/api/users/register", validBody("usuarios", email))).status).toBe(200);
  expect((await signIn(email)).status).toBe(403);
  const link = await follow(email, "Confirma tu correo", "verificar");
  for (const method of ["GET", "HEAD", "GET", "HEAD"]) expect((await open(link, method)).status).toBe(200);
  expect((await signIn(email)).status).toBe(403);
  const page = await open(link);
  expect(page.said).toContain(email);
  expect((await press(link, "Confirmar mi correo")).heading).toBe("Tu correo está confirmado");
  expect((await signIn(email)).status).toBe(200);
  expect((await open(link)).heading).toBe("Tu correo está confirmado");
});

test("a forgotten password: request, mail, new password, sign in; the old one and its tokens are void [VER-03]", async () => {
  const email = await register(alta);
  const old = await signIn(email);
  const asked = await press(`${alta.url}/recuperar`, "Enviar enlace", { email: email.toUpperCase() });
  expect(asked.said).toContain("el enlace ya va en camino");
  const link = await follow(email, "Recupera tu contraseña", "recuperar");
  await open(link, "HEAD");
  const weak = await press(link, "Guardar contraseña", { newPassword: "1234567890" });
  expect(weak.heading).toBe("Elige otra contraseña");
  expect(weak.said).toContain("Hay un dato por corregir");
  const changed = await press(link, "Guardar contraseña", { newPassword });
  // The reset itself does not sign in.
  expect([changed.heading, changed.cookies]).toEqual(["Tu contraseña cambió", undefined]);
  expect([(await signIn(email)).status, (await signIn(email, newPassword)).status]).toEqual([401, 200]);
  const { token } = old.json as { token: string };
  const [session] = await alta.sql`select revoked_at from sessions where id::text = ${claims(token).sid}`;
  expect(session?.revoked_at).not.toBeNull();
  await mailTo(smtp, email, "Tu contraseña cambió");
  expect((await open(link)).heading).toBe("Este enlace ya se usó");
});

const claims = (token: string) => JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());

test("the request's answer for an unknown address is the same, byte for byte [LOG-10]", async () => {
  const known = await register(alta);
  const answers = [];
  for (const email of [known, "nadie.nunca@example.com"]) {
    const { status, said } = await press(`${alta.url}/recuperar`, "Enviar enlace", { email });
    answers.push({ status, said: said.replaceAll(email, "…") });
  }
  expect(answers[0]).toEqual(answers[1]);
});

test("an expired link says so and offers another one, at most once a minute", async () => {
  const email = freshEmail();
  await alta.post("/api/users/register", validBody("usuarios", email));
  const link = await follow(email, "Confirma tu correo", "verificar");
  await alta.sql`update email_tokens set expires_at = now() where email = ${email}`;
  expect((await open(link)).heading).toBe("Este enlace venció");
  expect((await press(link, "Enviarme otro enlace")).said).toContain("Acabamos de enviarte uno");
  await alta.sql`update letters set created_at = now() - interval '2 minutes' where recipient = ${email}`;
  expect((await press(link, "Enviarme otro enlace")).said).toContain(`Te enviamos otro enlace a ${email}`);
});

test("an unknown link says so, whatever its token", async () => {
  for (const page of ["verificar", "recuperar", "correo", "activar", "no-fui-yo"])
    for (const token of ["x", "A".repeat(43), "%27%3B--", "%3Cscript%3E", "a".repeat(2000)]) {
      const { status, heading, text } = await open(`${alta.url}/${page}/${token}`);
      expect({ page, token, status, heading }).toEqual({ page, token, status: 200, heading: "Este enlace no sirve" });
      expect(text).not.toContain("<script>alert");
    }
});

test("of sixteen concurrent uses of a reset link one sets the password [C08]", async () => {
  const email = await register(alta);
  await press(`${alta.url}/recuperar`, "Enviar enlace", { email });
  const link = await follow(email, "Recupera tu contraseña", "recuperar");
  const passwords = Array.from({ length: 16 }, (_, index) => `frase bien larga numero ${index}`);
  const pages = await Promise.all(passwords.map((newPassword) => press(link, "Guardar contraseña", { newPassword })));
  expect(pages.filter(({ heading }) => heading === "Tu contraseña cambió")).toHaveLength(1);
  expect(pages.filter(({ heading }) => heading === "Este enlace ya se usó")).toHaveLength(15);
});

test("a person registered at a branch can disown the account", async () => {
  const email = freshEmail();
  const employee = await tokenOf(alta, "employee");
  const path = "/api/usuarios/registrar-cliente/";
  const created = await alta.post(path, validBody("sucursal", email), { authorization: `Bearer ${employee}` });
  const { password_generada } = created.json as { password_generada: string };
  expect((await signIn(email, password_generada)).status).toBe(200);
  const received = await mailTo(smtp, email, "Tu cuenta en Alta está lista");
  expect(received.mail.text).toContain("En la sucursal Casa central");
  expect(received.raw).not.toContain(password_generada);
  const link = await follow(email, "Tu cuenta en Alta está lista", "no-fui-yo");
  expect((await press(link, "No fui yo, desactivar esa cuenta")).heading).toBe("Gracias por avisar");
  expect((await signIn(email, password_generada)).status).toBe(401);
});

/** An account's link to a page, as its mail would carry it. */
async function linkFor(email: string, page: string, purpose: string, to = email): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const hash = createHash("sha256").update(token).digest();
  await alta.sql`insert into email_tokens (id, account_id, purpose, email, token_hash, expires_at)
    select gen_random_uuid(), id, ${purpose}, ${to}, ${hash}, now() + interval '1 hour' from accounts where email = ${email}`;
  return `${alta.url}/${page}/${token}`;
}

test("an account without a password is activated by its owner", async () => {
  const email = await register(alta);
  await alta.sql`update accounts set password_hash = null where email = ${email}`;
  expect((await signIn(email)).status).toBe(401);
  const link = await linkFor(email, "activar", "activate_account");
  expect((await press(link, "Guardar contraseña", { newPassword })).heading).toBe("Tu cuenta está activa");
  expect((await signIn(email, newPassword)).status).toBe(200);
  expect((await open(link)).heading).toBe("Este enlace ya se usó");
});

test("an address changes at the button, and the old one gets a mail [VER-03]", async () => {
  const [email, next] = [await register(alta), freshEmail()];
  const link = await linkFor(email, "correo", "change_email", next);
  expect((await open(link)).said).toContain(next);
  expect((await signIn(next)).status).toBe(401);
  expect((await press(link, "Confirmar este correo")).heading).toBe("Tu correo cambió");
  expect([(await signIn(email)).status, (await signIn(next)).status]).toEqual([401, 200]);
  const told = await mailTo(smtp, email, "El correo de tu cuenta cambió");
  expect(told.raw).not.toContain(next);
});

test("the owner of an address gets a mail when it is used for another registration [LOG-09]", async () => {
  const email = await register(alta);
  expect((await alta.post("/auth/register", { ...validBody("unipets", email) })).status).toBe(409);
  const { mail } = await mailTo(smtp, email, "Ya tienes una cuenta en Alta");
  expect(mail.text).toContain(`${alta.url}/recuperar\n`);
});

test("hostile names inject no header, recipient or tag [WEB-06, MAIL-01, M09]", async () => {
  const names = ['<img src=x onerror="alert(1)">', '"><svg/onload=alert(1)>', "{{7*7}}", "=?utf-8?q?Bcc=3A?="];
  for (const nombre of names) {
    const email = freshEmail();
    const created = await alta.post("/auth/register", { ...validBody("unipets", email), nombre });
    expect(created.status).toBe(201);
    const { to, from, mail } = await mailTo(smtp, email, "Confirma tu correo");
    expect({ to, from }).toEqual({ to: [email], from: "no-responder@alta.local" });
    expect([mail.cc, mail.bcc, mail.to?.length]).toEqual([undefined, undefined, 1]);
    expect(mail.html).not.toMatch(/<img|<svg|<script/i);
    expect(mail.text).toContain(`Hola, ${nombre}:`);
  }
  for (const nombre of ["x\r\nBcc: evil@example.com", "x\nRCPT TO:<evil@example.com>"]) {
    const created = await alta.post("/auth/register", { ...validBody("unipets", freshEmail()), nombre });
    expect(created.status).toBe(400);
  }
  // A stranger's advertisement must not appear as the name in a mail.
  const email = freshEmail();
  await alta.post("/auth/register", { ...validBody("unipets", email), nombre: "Premio en https://evil.example" });
  expect((await mailTo(smtp, email, "Confirma tu correo")).raw).not.toContain("evil.example");
});

test("links use our own origin, whatever the request's Host [WEB-10, H13]", async () => {
  const email = freshEmail();
  const claims = { host: "evil.example", "x-forwarded-host": "evil.example", forwarded: "host=evil.example" };
  await alta.post("/auth/register", validBody("unipets", email), claims);
  const received = await mailTo(smtp, email, "Confirma tu correo");
  expect(received.raw).not.toContain("evil.example");
  expect(linkIn(received, "verificar").startsWith(alta.url)).toBe(true);
});

test("a link's page is not cached and sends no referrer; the local mailbox page does not exist [WEB-04, CFG-01]", async () => {
  const { headers } = await open(`${alta.url}/recuperar/${"A".repeat(43)}`);
  expect(headers["referrer-policy"]).toBe("no-referrer");
  expect(headers["cache-control"]).toContain("no-store");
  for (const path of ["/dev/correo", "/dev/correo/20261120T101500000Z-0a1b2c3d"])
    expect((await open(alta.url + path)).status).toBe(404);
});
