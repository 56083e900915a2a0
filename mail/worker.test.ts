import { afterEach, expect, test, vi } from "vitest";
import { coreDatabase } from "@/scripts/testing/core-database";
import { type MailServer, startMailServer, startOddServer } from "@/scripts/testing/mail-server";
import { person, stranger } from "@/scripts/testing/people";
import type { MailWorker, WorkerOptions } from "./worker";

const sql = await coreDatabase({ RATE_LIMITS: "off" });
const { registerAccount } = await import("../accounts/register-account");
const { verifyEmail } = await import("../accounts/verify-email");
const { claimLetters } = await import("./claim-letters");
const { markSent, postpone } = await import("./settle");
const { smtpTransport } = await import("./smtp-transport");
const { startMailWorker } = await import("./worker");

const running: { stop: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
  await sql`update letters set failed_at = now() where sent_at is null`;
});

async function keep<Running extends { stop: () => Promise<void> }>(started: Running | Promise<Running>) {
  running.push(await started);
  return started;
}

const quick = { pollSeconds: 0.05, retryDelay: () => 0.1 };
const work = (server: { url: string }, options: WorkerOptions = {}, timeOuts?: Parameters<typeof smtpTransport>[1]) =>
  keep<MailWorker>(startMailWorker(smtpTransport(server.url, timeOuts), { ...quick, ...options }));

/** Registers somebody, and returns their letter's row as it is now. */
async function register(changes = {}) {
  const registered = await registerAccount(stranger, person(changes));
  if (!registered.ok) throw new Error(registered.problem.code);
  const { id, email } = registered.value.account;
  return { id, email, letter: () => letterOf(id) };
}

async function letterOf(accountId: number) {
  const [row] = await sql`select * from letters where account_id = ${accountId} order by id desc limit 1`;
  return row ?? {};
}

const until = (what: () => unknown) =>
  vi.waitFor(async () => expect(await what()).toBeTruthy(), { timeout: 12_000, interval: 20 });
const sentTo = (server: MailServer, email: string) => server.received.filter(({ to }) => to.includes(email));

test("a letter leaves within a second of the commit, to one recipient, as HTML and plain text", async () => {
  const server = await keep(startMailServer());
  await keep(startMailWorker(smtpTransport(server.url)));
  const ana = await register();
  await vi.waitFor(() => expect(sentTo(server, ana.email)).toHaveLength(1), { timeout: 1000, interval: 20 });
  const [received] = sentTo(server, ana.email);
  expect(received?.to).toEqual([ana.email]);
  expect(received?.letter.to).toEqual([{ name: "", address: ana.email }]);
  expect(received?.letter.subject).toBe("Confirma tu correo");
  const link = /http:\/\/localhost:3000\/verificar\/[\w-]{43}/;
  expect(received?.letter.text).toMatch(link);
  expect(received?.letter.html).toMatch(link);
  await until(async () => (await ana.letter()).sent_at);
});

test("a letter deferred with 4xx is sent again under the same Message-ID", async () => {
  const seen: string[] = [];
  const server = await keep(
    startMailServer(({ letter }, earlier) => {
      seen.push(letter.messageId ?? "");
      return earlier < 2 ? { responseCode: 451, message: "later" } : null;
    }),
  );
  await work(server);
  const ana = await register();
  await until(async () => (await ana.letter()).sent_at);
  expect(seen).toEqual([seen[0], seen[0], seen[0]]);
  expect(seen[0]).toMatch(/^<[\da-f]{32}@alta\.local>$/);
  expect((await ana.letter()).attempts).toBe(3);
});

test("a letter refused with 5xx is dead at once", async () => {
  const server = await keep(startMailServer(() => ({ responseCode: 550, message: "no such user" })));
  await work(server);
  const ana = await register();
  await until(async () => (await ana.letter()).failed_at);
  expect(await ana.letter()).toMatchObject({ attempts: 1, sent_at: null, last_error: expect.stringContaining("550") });
});

test("a recipient refused with 5xx is a dead letter, one refused with 4xx is not", async () => {
  const refuse = (responseCode: number) =>
    startMailServer(undefined, {
      onRcptTo: (_address, _session, callback) => callback(Object.assign(new Error("no"), { responseCode })),
    });
  const permanent = await keep(refuse(550));
  const worker = await work(permanent);
  const ana = await register();
  await until(async () => (await ana.letter()).failed_at);
  await worker.stop();
  await work(await keep(refuse(450)));
  const eva = await register();
  await until(async () => (await eva.letter()).attempts >= 3);
  expect((await eva.letter()).failed_at).toBeNull();
});

test("a greeting of 554 or a wrong password keeps letters for later: they are not at fault", async () => {
  const server = await keep(
    startMailServer(undefined, {
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, callback) => callback(Object.assign(new Error("bad"), { responseCode: 535 })),
    }),
  );
  await work({ url: server.url.replace("//", "//user:wrong@") });
  const ana = await register();
  await until(async () => (await ana.letter()).attempts >= 2);
  expect(await ana.letter()).toMatchObject({ failed_at: null, last_error: expect.stringContaining("535") });
});

test("while nobody listens letters wait, and leave when the server is back", async () => {
  const first = await startMailServer();
  await first.stop();
  await work(first);
  const ana = await register();
  await until(async () => (await ana.letter()).attempts >= 2);
  expect((await ana.letter()).last_error).toContain("ESOCKET");
  const server = await keep(startMailServer(undefined, { port: Number(new URL(first.url).port) }));
  await until(async () => (await ana.letter()).sent_at);
  expect(sentTo(server, ana.email)).toHaveLength(1);
});

test("a server that hangs up after the message gets it again, recognisable as the same", async () => {
  const server = await keep(startMailServer((_letter, earlier) => (earlier === 0 ? "hang up" : null)));
  await work(server);
  const ana = await register();
  await until(async () => (await ana.letter()).sent_at);
  const [first, second] = sentTo(server, ana.email);
  expect(second?.letter.messageId).toBe(first?.letter.messageId);
  expect(second?.letter.text).toBe(first?.letter.text);
});

test("a server that accepts the connection and is silent ends the attempt within ten seconds", async () => {
  const server = await keep(startOddServer(() => {}));
  await work(server);
  const ana = await register();
  const before = Date.now();
  await until(async () => (await ana.letter()).last_error);
  expect(Date.now() - before).toBeLessThan(10_000);
  expect(await ana.letter()).toMatchObject({ failed_at: null, attempts: expect.any(Number) });
});

test("a tar-pit that never stops greeting, or answering, ends with the attempt's own limit", async () => {
  const drip = (first: string, then: string) => (socket: import("node:net").Socket) => {
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
    const worker = await work(server, { attemptSeconds: 1 });
    const ana = await register();
    await until(async () => (await ana.letter()).last_error);
    expect((await ana.letter()).last_error).toMatch(/EABORT|ETIMEDOUT/);
    await worker.stop();
  }
});

test("several workers share the outbox and send each letter once", async () => {
  const server = await keep(startMailServer());
  const people = await Promise.all(Array.from({ length: 40 }, () => register()));
  await Promise.all([work(server), work(server), work(server)]);
  await until(() => people.every(({ email }) => sentTo(server, email).length > 0));
  for (const { email } of people) expect(sentTo(server, email)).toHaveLength(1);
});

test("what a process took and never sent falls due again when its lease runs out", async () => {
  const ana = await register();
  const [taken] = await claimLetters(5, 1);
  expect(taken?.recipient).toBe(ana.email);
  expect(await claimLetters(5, 1)).toEqual([]);
  await until(async () => (await claimLetters(5, 60)).length === 1);
  // The one that lost it has no say any more, unless it did send the letter.
  if (!taken) throw new Error("nothing was taken");
  await postpone(taken, 0, "too late");
  expect((await ana.letter()).last_error).toBeNull();
  await markSent(taken);
  expect((await ana.letter()).sent_at).not.toBeNull();
});

test("the last attempt is followed by none", async () => {
  const server = await keep(startMailServer(() => ({ responseCode: 451, message: "later" })));
  await work(server, { retryDelay: () => 0 });
  const ana = await register();
  await until(async () => (await ana.letter()).failed_at);
  expect((await ana.letter()).attempts).toBe(12);
});

test("a server that quotes the link in its refusal puts it into no row", async () => {
  const token = (text = "") => /verificar\/([\w-]{43})/.exec(text)?.[1] ?? "";
  let quoted = "";
  const server = await keep(
    startMailServer(({ letter }) => {
      quoted = token(letter.text);
      return { responseCode: 554, message: `blocked: http://x/verificar/${quoted}` };
    }),
  );
  await work(server);
  const ana = await register();
  await until(async () => (await ana.letter()).failed_at);
  expect(quoted).not.toBe("");
  expect((await ana.letter()).last_error).toContain("verificar/…");
  const rows = await sql`select letters::text as row from letters union select email_tokens::text from email_tokens`;
  expect(JSON.stringify(rows)).not.toContain(quoted);
});

test("a letter whose link was used meanwhile is not sent any more", async () => {
  const server = await keep(startMailServer());
  const ana = await register();
  await sql`update email_tokens set used_at = now() where account_id = ${ana.id}`;
  await work(server);
  await until(async () => (await ana.letter()).failed_at);
  expect((await ana.letter()).last_error).toBe("link_void");
  expect(sentTo(server, ana.email)).toEqual([]);
});

test("a poisoned row is given up: nothing reaches the wire", async () => {
  const server = await keep(startMailServer());
  for (const recipient of ["a@b.co,c@d.co", "a@b.co\r\nRCPT TO:<c@d.co>", "<a@b.co>", '"c@d.co"@b.co', "nobody"]) {
    const ana = await register();
    await sql`update letters set recipient = ${recipient} where account_id = ${ana.id}`;
    const worker = await work(server);
    await until(async () => (await ana.letter()).failed_at);
    expect((await ana.letter()).last_error).toBe("recipient_invalid");
    await worker.stop();
  }
  expect(server.received).toEqual([]);
});

test("stopping takes no more letters and waits for the one on its way", async () => {
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
  expect((await ana.letter()).sent_at).not.toBeNull();
  expect((await eva.letter()).attempts).toBe(0);
});

test("a link outlives the rotation of the secret it was derived from, as long as that one is still listed", async () => {
  const { env } = await import("../env");
  const old = env.AUTH_SECRET ?? "";
  const server = await keep(startMailServer());
  const [ana, eva] = [await register(), await register()];
  const fresh = "another secret of the tests, long enough as well";
  try {
    env.AUTH_SECRET = `${fresh},${old}`;
    await sql`update letters set next_attempt_at = now() + interval '1 hour' where account_id = ${eva.id}`;
    const worker = await work(server);
    await until(() => sentTo(server, ana.email).length);
    const token = /verificar\/([\w-]{43})/.exec(sentTo(server, ana.email)[0]?.letter.text ?? "")?.[1] ?? "";
    expect(await verifyEmail(stranger, token)).toMatchObject({ ok: true });
    env.AUTH_SECRET = fresh;
    await sql`update letters set next_attempt_at = now() where account_id = ${eva.id}`;
    await until(async () => (await eva.letter()).failed_at);
    expect((await eva.letter()).last_error).toBe("secret_gone");
    await worker.stop();
  } finally {
    env.AUTH_SECRET = old;
  }
});
