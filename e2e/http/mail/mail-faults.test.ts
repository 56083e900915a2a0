import postgres from "postgres";
import { afterAll, expect, test, vi } from "vitest";
import { createDatabase } from "@/testing/create-database";
import { startMailServer, startOddServer } from "@/testing/mail-server";
import { startAlta } from "@/testing/start-alta";
import { freshAlta } from "../support/alta";
import { post } from "../support/client";
import { mailTo } from "../support/mail";
import { press } from "../support/no-script-form";
import { freshEmail } from "../support/staff";
import { validBody } from "../support/valid-bodies";

const REGISTER = "/api/users/register";

async function secondsToRegister(url: string): Promise<number> {
  const before = performance.now();
  const answer = await post(url, REGISTER, validBody("usuarios", freshEmail()));
  expect(answer.status).toBe(200);
  return (performance.now() - before) / 1000;
}

test("a registration is neither slower nor refused while the mail server is silent, slow or down [M01]", async () => {
  const working = await startMailServer();
  const silent = await startOddServer(() => {});
  const dripping = await startOddServer((socket) => {
    const timer = setInterval(() => socket.write("2"), 500);
    socket.on("close", () => clearInterval(timer));
  });
  afterAll(() => Promise.all([working.stop(), silent.stop(), dripping.stop()]));
  const servers = [working.url, silent.url, dripping.url, "smtp://127.0.0.1:1"];
  const altas = await Promise.all(servers.map((SMTP_URL) => freshAlta({ env: { SMTP_URL } })));
  const quickest = altas.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < 8; round += 1)
    for (const [index, { url }] of altas.entries())
      quickest[index] = Math.min(quickest[index] ?? 0, await secondsToRegister(url));
  const [base = 0, ...others] = quickest;
  // Waiting for one of these servers would take a time-out of many seconds.
  for (const one of others) expect(one).toBeLessThan(base + 1);
});

test("two instances share the outbox: each mail is sent once, within a second or two of its commit [M07]", async () => {
  const mail = await startMailServer();
  const one = await startAlta({ env: { SMTP_URL: mail.url } });
  const two = await startAlta({ env: { SMTP_URL: mail.url }, databaseUrl: one.databaseUrl });
  afterAll(async () => {
    await two.stop();
    await one.stop();
    await mail.stop();
  });
  const emails = Array.from({ length: 30 }, () => freshEmail());
  await Promise.all(
    emails.map((email, index) => post((index % 2 ? one : two).url, REGISTER, validBody("usuarios", email))),
  );
  await vi.waitFor(() => expect(new Set(mail.received.flatMap(({ to }) => to)).size).toBe(30), { timeout: 10_000 });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(mail.received.flatMap(({ to }) => to).sort()).toEqual([...emails].sort());
});

test("kill -9 between the commit and the sending loses no mail [M06]", async () => {
  const database = await createDatabase();
  const first = await startAlta({ env: { SMTP_URL: "smtp://127.0.0.1:1" }, databaseUrl: database.url });
  const emails = Array.from({ length: 10 }, () => freshEmail());
  await Promise.all(emails.map((email) => post(first.url, REGISTER, validBody("usuarios", email))));
  first.kill();
  const mail = await startMailServer();
  const second = await startAlta({ env: { SMTP_URL: mail.url }, databaseUrl: database.url });
  afterAll(async () => {
    await Promise.all([first.stop(), second.stop(), mail.stop()]);
    await database.drop();
  });
  // Mails claimed by the killed process fall due again when their lease of a minute expires.
  for (const email of emails) await mailTo(mail, email, "Confirma tu correo", { withinSeconds: 100 });
}, 180_000);

test("a mail being sent is finished before the process exits, and its outcome recorded [F03]", async () => {
  const mail = await startMailServer(undefined, {
    onRcptTo: (_address, _session, callback) => void setTimeout(callback, 1500),
  });
  const database = await createDatabase();
  const alta = await startAlta({ env: { SMTP_URL: mail.url }, databaseUrl: database.url });
  const email = freshEmail();
  await post(alta.url, REGISTER, validBody("usuarios", email));
  const sql = postgres(database.url, { max: 1 });
  afterAll(async () => {
    await sql.end();
    await mail.stop();
    await database.drop();
  });
  await vi.waitFor(async () => expect(await sql`select attempts from letters`).toMatchObject([{ attempts: 1 }]));
  await alta.stop();
  expect(await sql`select sent_at is not null as sent from letters`).toMatchObject([{ sent: true }]);
  expect(mail.received).toHaveLength(1);
});

test("without a mail server the operator is told where the mails are [M08]", async () => {
  const alta = await freshAlta({ own: true });
  expect(alta.output()).toContain("falta SMTP_URL");
});

test("no token is logged or stored, even when the mail server quotes it and the link is used [LOG-16]", async () => {
  const quoted: string[] = [];
  const mail = await startMailServer(({ mail }) => {
    const link = /\S+\/(verificar|recuperar)\/[\w-]{43}/.exec(mail.text ?? "")?.[0];
    if (link) quoted.push(link);
    return { responseCode: 554, message: `blocked address ${link}` };
  });
  const alta = await freshAlta({ env: { SMTP_URL: mail.url, LOG_LEVEL: "debug" } });
  afterAll(mail.stop);
  const email = freshEmail();
  const body = validBody("usuarios", email);
  await alta.post(REGISTER, body);
  await press(`${alta.url}/recuperar`, "Enviar enlace", { email });
  await vi.waitFor(() => expect(quoted).toHaveLength(2), { timeout: 10_000 });
  const [reset = "", verify = ""] = [...quoted].sort();
  const newPassword = "otra frase bien larga";
  await press(verify, "Confirmar mi correo");
  await press(reset, "Guardar contraseña", { newPassword });
  expect((await alta.post("/auth/login", { email, password: newPassword })).status).toBe(200);
  const rows = await alta.sql`select t::text from email_tokens t union all select l::text from letters l
    union all select a::text from audit_entries a`;
  for (const secret of [...quoted.map((link) => link.slice(-43)), newPassword, String(body.password)]) {
    expect(alta.output().includes(secret)).toBe(false);
    expect(JSON.stringify(rows).includes(secret)).toBe(false);
  }
});
