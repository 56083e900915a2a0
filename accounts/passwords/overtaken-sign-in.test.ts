import { expect, test, vi } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { newestToken } from "@/testing/links";
import { goodPassword, person, stranger } from "@/testing/people";

const sql = await coreDatabase({ RATE_LIMITS: "off" });
const { sessions } = await import("../../db/schema");
let meanwhile = async () => {};
vi.doMock("./password", async (original) => {
  const real = await original<typeof import("./password")>();
  const verifyPassword: typeof real.verifyPassword = async (password, hash) => {
    const verified = await real.verifyPassword(password, hash);
    await meanwhile();
    return verified;
  };
  return { ...real, verifyPassword };
});
const { authenticate } = await import("./authenticate");
const { registerAccount } = await import("../registration/register-account");
const { requestPasswordReset } = await import("./request-password-reset");
const { resetPassword } = await import("./reset-password");

test("a sign-in with the old password, overtaken by a password reset, opens no session", async () => {
  const registered = await registerAccount(stranger, person());
  if (!registered.ok) throw new Error(registered.problem.code);
  const { id, email } = registered.value.account;
  meanwhile = async () => {
    meanwhile = async () => {};
    await requestPasswordReset(stranger, email);
    const token = await newestToken(sql, id, "reset_password");
    expect(await resetPassword(stranger, { token, password: "otra frase bien larga" })).toMatchObject({ ok: true });
  };
  const signedIn = await authenticate(stranger, { email, password: goodPassword }, async (tx, account) => {
    const expiresAt = new Date(Date.now() + 60_000);
    return {
      writes: [tx.insert(sessions).values({ accountId: account.id, audience: "web", expiresAt })],
      together: null,
    };
  });
  expect(signedIn).toEqual({ ok: false, problem: { code: "wrong_credentials" } });
  expect(await sql`select from sessions where account_id = ${id}`).toHaveLength(0);
  expect(await sql`select from audit_entries where subject_id = ${id} and action = 'account.signed_in'`).toHaveLength(
    0,
  );
});
