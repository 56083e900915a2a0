import { expect, test, vi } from "vitest";
import { startMailServer } from "@/testing/mail-server";
import { outbox, quick, sentTo, until } from "@/testing/outbox";
import { stranger } from "@/testing/people";

const { sql, keep, work, register } = await outbox();
const { verifyEmail } = await import("../accounts/verification/verify-email");
const { claimMails } = await import("./claim-mails");
const { markSent, postpone } = await import("./settle");
const { startMailWorker } = await import("./worker");

test("a mail leaves within a second of the commit, to one recipient, as HTML and plain text", async () => {
  const server = await keep(startMailServer());
  work(server, { pollSeconds: 0.5 });
  const ana = await register();
  await vi.waitFor(() => expect(sentTo(server, ana.email)).toHaveLength(1), { timeout: 1000, interval: 20 });
  const [received] = sentTo(server, ana.email);
  expect(received?.to).toEqual([ana.email]);
  expect(received?.mail.to).toEqual([{ name: "", address: ana.email }]);
  expect(received?.mail.subject).toBe("Confirma tu correo");
  const link = /http:\/\/localhost:3000\/verificar\/[\w-]{43}/;
  expect(received?.mail.text).toMatch(link);
  expect(received?.mail.html).toMatch(link);
  await until(async () => (await ana.mail()).sent_at);
});

test("several workers share the outbox and send each mail once [M07]", async () => {
  const server = await keep(startMailServer());
  const people = await Promise.all(Array.from({ length: 40 }, () => register()));
  for (let worker = 0; worker < 3; worker += 1) work(server);
  await until(() => people.every(({ email }) => sentTo(server, email).length > 0));
  for (const { email } of people) expect(sentTo(server, email)).toHaveLength(1);
});

test("a mail that a process claimed and never sent falls due again when the lease expires", async () => {
  const ana = await register();
  const [taken] = await claimMails(5, 1);
  expect(taken?.recipient).toBe(ana.email);
  expect(await claimMails(5, 1)).toEqual([]);
  await until(async () => (await claimMails(5, 60)).length === 1);
  // A worker whose lease expired may only record that the mail was sent.
  if (!taken) throw new Error("nothing was taken");
  await postpone(taken, 0, "too late");
  expect((await ana.mail()).last_error).toBeNull();
  await markSent([taken]);
  expect((await ana.mail()).sent_at).not.toBeNull();
});

test("after the last attempt the mail has failed", async () => {
  const server = await keep(startMailServer(() => ({ responseCode: 451, message: "later" })));
  work(server, { retryDelay: () => 0 });
  const ana = await register();
  await until(async () => (await ana.mail()).failed_at);
  expect((await ana.mail()).attempts).toBe(12);
});

test("a mail whose link was used meanwhile is not sent", async () => {
  const server = await keep(startMailServer());
  const ana = await register();
  await sql`update email_tokens set used_at = now() where account_id = ${ana.id}`;
  work(server);
  await until(async () => (await ana.mail()).failed_at);
  expect((await ana.mail()).last_error).toBe("link_void");
  expect(sentTo(server, ana.email)).toEqual([]);
});

test("a row that cannot be rendered fails without reaching the mail server [M09]", async () => {
  const server = await keep(startMailServer());
  for (const recipient of ["a@b.co,c@d.co", "a@b.co\r\nRCPT TO:<c@d.co>", "<a@b.co>", '"c@d.co"@b.co', "nobody"]) {
    const ana = await register();
    await sql`update letters set recipient = ${recipient} where account_id = ${ana.id}`;
    const worker = work(server);
    await until(async () => (await ana.mail()).failed_at);
    expect((await ana.mail()).last_error).toBe("recipient_invalid");
    await worker.stop();
  }
  expect(server.received).toEqual([]);
});

test("stopping claims no more mails and waits for the one being sent", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let started = false;
  const worker = startMailWorker(async () => {
    started = true;
    await held;
  }, quick);
  const ana = await register();
  await until(() => started);
  const stopped = worker.stop();
  const eva = await register();
  release();
  await stopped;
  expect((await ana.mail()).sent_at).not.toBeNull();
  expect((await eva.mail()).attempts).toBe(0);
});

test("a link survives the rotation of its secret as long as that secret is still listed [K01]", async () => {
  const { env } = await import("../env");
  const old = env.AUTH_SECRET ?? "";
  const server = await keep(startMailServer());
  const [ana, eva] = [await register(), await register()];
  const fresh = "another secret of the tests, long enough as well";
  try {
    env.AUTH_SECRET = `${fresh},${old}`;
    await sql`update letters set next_attempt_at = now() + interval '1 hour' where account_id = ${eva.id}`;
    const worker = work(server);
    await until(() => sentTo(server, ana.email).length);
    const token = /verificar\/([\w-]{43})/.exec(sentTo(server, ana.email)[0]?.mail.text ?? "")?.[1] ?? "";
    expect(await verifyEmail(stranger, token)).toMatchObject({ ok: true });
    env.AUTH_SECRET = fresh;
    await sql`update letters set next_attempt_at = now() where account_id = ${eva.id}`;
    await until(async () => (await eva.mail()).failed_at);
    expect((await eva.mail()).last_error).toBe("secret_gone");
    await worker.stop();
  } finally {
    env.AUTH_SECRET = old;
  }
});
