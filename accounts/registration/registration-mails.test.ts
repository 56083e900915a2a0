import { expect, test, vi } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { newestToken } from "@/testing/links";
import { noSession, person, stranger } from "@/testing/people";
import { insertActor } from "@/testing/staff";

const sql = await coreDatabase({ RATE_LIMITS: "off" });
const { activateAccount } = await import("../passwords/activate-account");
const { authenticate } = await import("../passwords/authenticate");
const { disownAccount } = await import("../access/disown-account");
const { registerAccount } = await import("./register-account");
const { retryMail } = await import("../outbox/retry-mail");
const { undeliveredMails } = await import("../outbox/undelivered-mails");

const employee = await insertActor(sql, "employee");
const generated = { password: { kind: "generated" } } as const;
const kindsTo = async (email: string) =>
  (await sql`select kind from letters where recipient = ${email} order by id`).map(({ kind }) => kind);

async function idOf(registering: ReturnType<typeof registerAccount>): Promise<number> {
  const registered = await registering;
  if (!registered.ok) throw new Error(registered.problem.code);
  return registered.value.account.id;
}

test("twenty concurrent attempts to register a taken address write its owner one mail", async () => {
  const ana = person();
  await registerAccount(stranger, ana);
  const again = await Promise.all(Array.from({ length: 20 }, () => registerAccount(stranger, ana)));
  for (const attempt of again) expect(attempt).toEqual({ ok: false, problem: { code: "email_taken" } });
  await vi.waitFor(async () => expect(await kindsTo(ana.email)).toEqual(["verify_email", "registration_attempted"]));
});

test("an employee's attempt with a taken address, and a form sent twice, write no mail", async () => {
  const ana = person({ retryKey: "one form" });
  await registerAccount(stranger, ana);
  await registerAccount(stranger, ana);
  await registerAccount(employee, { ...ana, ...generated });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await kindsTo(ana.email)).toEqual(["verify_email"]);
});

test("a person registered at the counter gets a mail with a «No fui yo» link", async () => {
  const ana = person(generated);
  const id = await idOf(registerAccount(employee, ana));
  expect(await kindsTo(ana.email)).toEqual(["registered_at_branch"]);
  const token = await newestToken(sql, id, "disown_account");
  expect(await disownAccount(stranger, token)).toEqual({ ok: true, value: null });
  expect(await sql`select disabled_at is not null as disabled from accounts where id = ${id}`).toMatchObject([
    { disabled: true },
  ]);
  expect(await disownAccount(stranger, token)).toMatchObject({ ok: false });
});

test("the owner of an address with which a role is asked for is told so, and may say that it was not them [HR-03]", async () => {
  const boss = person({ role: { wanted: "admin", otherwise: "request" } });
  const id = await idOf(registerAccount(stranger, boss));
  expect((await kindsTo(boss.email)).sort()).toEqual(["role_requested", "verify_email"]);
  const token = await newestToken(sql, id, "disown_account");
  expect(await disownAccount(stranger, token)).toEqual({ ok: true, value: null });
  expect(await sql`select disabled_at is not null as disabled from accounts where id = ${id}`).toMatchObject([
    { disabled: true },
  ]);
});

test("an account opened without a password gets one from its owner, by mail", async () => {
  const ana = person({ password: { kind: "by_mail" } });
  const id = await idOf(registerAccount(employee, ana));
  const signIn = (password: string) => authenticate(stranger, { email: ana.email, password }, noSession);
  expect(await signIn("")).toMatchObject({ ok: false });
  const token = await newestToken(sql, id, "activate_account");
  const password = "nubes de papel azul";
  expect(await activateAccount(stranger, { token, password })).toMatchObject({ ok: true });
  expect(await signIn(password)).toMatchObject({ ok: true, value: { account: { emailVerifiedAt: expect.any(Date) } } });
});

test("staff list failed mails and retry them, with a fresh link where the old one expired", async () => {
  const ana = person();
  const id = await idOf(registerAccount(stranger, ana));
  await sql`update letters set failed_at = now(), attempts = 12, last_error = '550 no' where account_id = ${id}`;
  await sql`update email_tokens set expires_at = now() where account_id = ${id}`;
  const client = await insertActor(sql, "client");
  expect(await undeliveredMails(client)).toEqual({ ok: false, problem: { code: "not_allowed" } });
  const seen = await undeliveredMails(employee);
  const mail = seen.ok ? seen.value.mails.find(({ accountId }) => accountId === id) : undefined;
  expect(mail).toMatchObject({ recipient: ana.email, lastError: "550 no", attempts: 12 });
  expect(await retryMail(client, mail?.id ?? 0)).toEqual({ ok: false, problem: { code: "not_allowed" } });
  const tries = await Promise.all([retryMail(employee, mail?.id ?? 0), retryMail(employee, mail?.id ?? 0)]);
  expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
  const { claimMails } = await import("../../mail/claim-mails");
  const due = (await claimMails(100, 60)).find(({ recipient }) => recipient === ana.email);
  expect(due).toMatchObject({ attempt: 1, link: { lives: true } });
});

test("a failed mail whose link was used meanwhile is not retried", async () => {
  const id = await idOf(registerAccount(stranger, person()));
  await sql`update letters set failed_at = now() where account_id = ${id}`;
  await sql`update email_tokens set used_at = now() where account_id = ${id}`;
  const [mail] = await sql`select id from letters where account_id = ${id}`;
  expect(await retryMail(employee, mail?.id)).toEqual({ ok: false, problem: { code: "mail_obsolete" } });
});
