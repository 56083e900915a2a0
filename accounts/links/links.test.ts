import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { newestToken } from "@/testing/links";
import { person, stranger } from "@/testing/people";

const sql = await coreDatabase({ RATE_LIMITS: "off" });
const { findLink } = await import("./find-link");
const { registerAccount } = await import("../registration/register-account");
const { renewLink } = await import("./renew-link");
const { requestVerification } = await import("../verification/request-verification");
const { resendVerification } = await import("../verification/resend-verification");
const { verifyEmail } = await import("../verification/verify-email");

async function register() {
  const registered = await registerAccount(stranger, person());
  if (!registered.ok) throw new Error(registered.problem.code);
  const { id, email } = registered.value.account;
  return { id, email, token: await newestToken(sql, id, "verify_email") };
}

const asked = { ok: true, value: null };
const mails = async (accountId: number) =>
  (await sql`select kind from letters where account_id = ${accountId} order by id`).map(({ kind }) => kind);
const passTime = (accountId: number, seconds: number) =>
  sql`update letters set created_at = created_at - make_interval(secs => ${seconds}) where account_id = ${accountId}`;

test("of sixteen concurrent uses of a link one succeeds [VER-01, C08]", async () => {
  const { id, token } = await register();
  const uses = await Promise.all(Array.from({ length: 16 }, () => verifyEmail(stranger, token)));
  expect(uses.filter(({ ok }) => ok)).toHaveLength(1);
  for (const use of uses) if (!use.ok) expect(use.problem).toEqual({ code: "link_used" });
  const [audited] = await sql`select count(*)::int from audit_entries
    where subject_id = ${id} and action = 'account.email_verified'`;
  expect(audited?.count).toBe(1);
});

test("opening a link's page does not use it [VER-02]", async () => {
  const { token } = await register();
  for (let look = 0; look < 3; look += 1)
    expect(await findLink(token, "verify_email")).toMatchObject({ state: "valid" });
  expect(await verifyEmail(stranger, token)).toMatchObject({ ok: true });
  expect(await findLink(token, "verify_email")).toMatchObject({ state: "used" });
});

test("a link expires after a day by the database's clock, and is told apart from an unknown one [VER-01]", async () => {
  const { id, token } = await register();
  const [row] = await sql`select extract(epoch from expires_at - created_at)::int as seconds from email_tokens
    where account_id = ${id}`;
  expect(row?.seconds).toBe(86_400);
  await sql`update email_tokens set expires_at = now() where account_id = ${id}`;
  expect(await verifyEmail(stranger, token)).toEqual({ ok: false, problem: { code: "link_expired" } });
  for (const unknown of ["", "x", token.slice(1), `${token}x`, "ñ".repeat(43)])
    expect(await verifyEmail(stranger, unknown)).toEqual({ ok: false, problem: { code: "link_unknown" } });
});

test("a link serves its own purpose only", async () => {
  const { token } = await register();
  expect(await findLink(token, "reset_password")).toBeNull();
  const { resetPassword } = await import("../passwords/reset-password");
  const reset = await resetPassword(stranger, { token, password: "otra frase bien larga" });
  expect(reset).toEqual({ ok: false, problem: { code: "link_unknown" } });
});

test("a link is void once the account has another address, is disabled or closed [VER-01]", async () => {
  const changes = [
    sql`email = 'otra@ejemplo.com', email_key = 'otra@ejemplo.com'`,
    sql`disabled_at = now()`,
    sql`closed_at = now()`,
  ];
  for (const change of changes) {
    const { id, token } = await register();
    await sql`update accounts set ${change} where id = ${id}`;
    expect(await verifyEmail(stranger, token)).toEqual({ ok: false, problem: { code: "link_unknown" } });
  }
});

test("only the hash of a token is stored [VER-01]", async () => {
  const { id, token } = await register();
  const [row] =
    await sql`select t::text as row, length(token_hash) as bytes from email_tokens t where account_id = ${id}`;
  expect(row?.bytes).toBe(32);
  expect(row?.row).not.toContain(token);
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
});

test("another link is sent at most once a minute and five times a day", async () => {
  const { id } = await register();
  const actor = { ...stranger, kind: "account", id, role: "client", branchId: null, sessionId: "" } as const;
  expect(await resendVerification(actor)).toMatchObject({ ok: false, problem: { code: "too_soon" } });
  for (let sent = 1; sent < 5; sent += 1) {
    await passTime(id, 61);
    expect(await resendVerification(actor)).toMatchObject({ ok: true });
  }
  await passTime(id, 61);
  const refused = await resendVerification(actor);
  expect(refused).toMatchObject({ ok: false, problem: { code: "too_soon" } });
  expect(await mails(id)).toHaveLength(5);
  await passTime(id, 86_400);
  const at_once = await Promise.all(Array.from({ length: 8 }, () => resendVerification(actor)));
  expect(at_once.filter(({ ok }) => ok)).toHaveLength(1);
});

test("asking for another link is audited, and says so when the address has been verified meanwhile", async () => {
  const { id, token } = await register();
  const actor = { ...stranger, kind: "account", id, role: "client", branchId: null, sessionId: "" } as const;
  await passTime(id, 61);
  expect(await resendVerification(actor)).toMatchObject({ ok: true });
  const audited = sql`select actor_id, details from audit_entries where subject_id = ${id} and action = 'account.letter_resent'`;
  expect(await audited).toEqual([{ actor_id: id, details: { purpose: "verify_email" } }]);
  expect(await verifyEmail(stranger, token)).toMatchObject({ ok: true });
  await passTime(id, 61);
  expect(await resendVerification(actor)).toEqual({ ok: false, problem: { code: "nothing_to_send" } });
  expect(await mails(id)).toHaveLength(2);
});

test("an expired link is renewed to the same address; a verified address gets none", async () => {
  const { id, token } = await register();
  await sql`update email_tokens set expires_at = now() where account_id = ${id}`;
  await passTime(id, 61);
  expect(await renewLink(stranger, token, "verify_email")).toMatchObject({ ok: true });
  expect(await verifyEmail(stranger, await newestToken(sql, id, "verify_email"))).toMatchObject({ ok: true });
  await passTime(id, 61);
  expect(await renewLink(stranger, token, "verify_email")).toMatchObject({ ok: true });
  expect(await mails(id)).toEqual(["verify_email", "verify_email"]);
});

test("requesting by address reveals nothing, and mails only registered, unverified addresses", async () => {
  const { id, email } = await register();
  await passTime(id, 61);
  expect(await requestVerification(stranger, ` ${email.toUpperCase()} `)).toEqual(asked);
  expect(await requestVerification(stranger, "nadie@ejemplo.com")).toEqual(asked);
  expect(await mails(id)).toHaveLength(2);
  await verifyEmail(stranger, await newestToken(sql, id, "verify_email"));
  await passTime(id, 61);
  expect(await requestVerification(stranger, email)).toEqual(asked);
  expect(await mails(id)).toHaveLength(2);
});
