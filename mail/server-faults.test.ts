import type { Socket } from "node:net";
import { expect, test } from "vitest";
import { startMailServer, startOddServer } from "@/testing/mail-server";
import { outbox, sentTo, until } from "@/testing/outbox";

const { sql, keep, work, register } = await outbox();

test("a mail deferred with 4xx is sent again under the same Message-ID [M05]", async () => {
  const seen: string[] = [];
  const server = await keep(
    startMailServer(({ mail }, earlier) => {
      seen.push(mail.messageId ?? "");
      return earlier < 2 ? { responseCode: 451, message: "later" } : null;
    }),
  );
  work(server);
  const ana = await register();
  await until(async () => (await ana.mail()).sent_at);
  expect(seen).toEqual([seen[0], seen[0], seen[0]]);
  expect(seen[0]).toMatch(/^<[\da-f]{32}@alta\.local>$/);
  expect((await ana.mail()).attempts).toBe(3);
});

test("a mail refused with 5xx has failed at once [M05]", async () => {
  const server = await keep(startMailServer(() => ({ responseCode: 550, message: "no such user" })));
  work(server);
  const ana = await register();
  await until(async () => (await ana.mail()).failed_at);
  expect(await ana.mail()).toMatchObject({ attempts: 1, sent_at: null, last_error: expect.stringContaining("550") });
});

test("a recipient refused with 5xx fails the mail, one refused with 4xx does not", async () => {
  const refuse = (responseCode: number) =>
    startMailServer(undefined, {
      onRcptTo: (_address, _session, callback) => callback(Object.assign(new Error("no"), { responseCode })),
    });
  const permanent = await keep(refuse(550));
  const worker = work(permanent);
  const ana = await register();
  await until(async () => (await ana.mail()).failed_at);
  await worker.stop();
  work(await keep(refuse(450)));
  const eva = await register();
  await until(async () => (await eva.mail()).attempts >= 3);
  expect((await eva.mail()).failed_at).toBeNull();
});

test("when the server refuses our credentials, mails are retried", async () => {
  const server = await keep(
    startMailServer(undefined, {
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, callback) => callback(Object.assign(new Error("bad"), { responseCode: 535 })),
    }),
  );
  work({ url: server.url.replace("//", "//user:wrong@") });
  const ana = await register();
  await until(async () => (await ana.mail()).attempts >= 2);
  expect(await ana.mail()).toMatchObject({ failed_at: null, last_error: expect.stringContaining("535") });
});

test("while the mail server is down mails wait, and are sent when it is back [M01]", async () => {
  const first = await startMailServer();
  await first.stop();
  work(first);
  const ana = await register();
  await until(async () => (await ana.mail()).attempts >= 2);
  expect((await ana.mail()).last_error).toContain("ESOCKET");
  const server = await keep(startMailServer(undefined, { port: Number(new URL(first.url).port) }));
  await until(async () => (await ana.mail()).sent_at);
  expect(sentTo(server, ana.email)).toHaveLength(1);
});

test("a server that hangs up after the message gets it again under the same Message-ID [M04]", async () => {
  const server = await keep(startMailServer((_mail, earlier) => (earlier === 0 ? "hang up" : null)));
  work(server);
  const ana = await register();
  await until(async () => (await ana.mail()).sent_at);
  const [first, second] = sentTo(server, ana.email);
  expect(second?.mail.messageId).toBe(first?.mail.messageId);
  expect(second?.mail.text).toBe(first?.mail.text);
});

test("a server that accepts the connection and is silent ends the attempt within ten seconds [CFG-04, M02]", async () => {
  const server = await keep(startOddServer(() => {}));
  work(server);
  const ana = await register();
  const before = Date.now();
  await until(async () => (await ana.mail()).last_error);
  expect(Date.now() - before).toBeLessThan(10_000);
  expect(await ana.mail()).toMatchObject({ failed_at: null, attempts: expect.any(Number) });
});

test("a tar-pit that never stops greeting, or answering, ends with the attempt's own limit [M03]", async () => {
  const drip = (first: string, then: string) => (socket: Socket) => {
    socket.write(first);
    const timer = setInterval(() => socket.write(then), 100);
    socket.on("close", () => clearInterval(timer));
  };
  for (const [first, then] of [
    ["", "2"],
    ["", "220-still here\r\n"],
    ["220 hello\r\n", "250-still here\r\n"],
  ] as const) {
    const server = await keep(startOddServer(drip(first, then)));
    const worker = work(server, { attemptSeconds: 1 });
    const ana = await register();
    await until(async () => (await ana.mail()).last_error);
    expect((await ana.mail()).last_error).toMatch(/EABORT|ETIMEDOUT/);
    await worker.stop();
  }
});

test("a link that the server quotes in its refusal is stored in no row", async () => {
  const token = (text = "") => /verificar\/([\w-]{43})/.exec(text)?.[1] ?? "";
  let quoted = "";
  const server = await keep(
    startMailServer(({ mail }) => {
      quoted = token(mail.text);
      return { responseCode: 554, message: `blocked: http://x/verificar/${quoted}` };
    }),
  );
  work(server);
  const ana = await register();
  await until(async () => (await ana.mail()).failed_at);
  expect(quoted).not.toBe("");
  expect((await ana.mail()).last_error).toContain("verificar/…");
  const rows = await sql`select letters::text as row from letters union select email_tokens::text from email_tokens`;
  expect(JSON.stringify(rows)).not.toContain(quoted);
});
