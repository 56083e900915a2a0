import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { noSession, person, stranger } from "@/testing/people";

const sql = await coreDatabase({ RATE_LIMITS: "on" });
const { rehearse } = await import("./rehearse");
const { registerAccount } = await import("@/accounts/registration/register-account");
const { authenticate } = await import("@/accounts/passwords/authenticate");

const kept = async () => {
  const [row] = await sql`select (select count(*) from accounts)::int as accounts,
    (select count(*) from audit_entries)::int as entries, (select count(*) from letters)::int as mails,
    (select count(*) from rate_limits)::int as limits, (select count(*) from sign_in_tries)::int as tries`;
  return row;
};

test("a rehearsed verb answers as it would, and nothing of it is kept", async () => {
  const one = person();
  const before = await kept();
  expect(await rehearse(() => registerAccount(stranger, one))).toMatchObject({ ok: true });
  expect(await rehearse(() => registerAccount(stranger, one))).toMatchObject({ ok: true });
  const credentials = { email: one.email, password: "no es esa" };
  const signIn = () => authenticate(stranger, credentials, noSession);
  expect(await rehearse(signIn)).toMatchObject({ problem: { code: "wrong_credentials" } });
  expect(await kept()).toEqual(before);
});

test("what is refused within a rehearsal is refused in the verb's own way, and the rehearsal goes on", async () => {
  const one = person();
  await registerAccount(stranger, one);
  const outcomes = await rehearse(async () => [
    await registerAccount(stranger, one),
    await registerAccount(stranger, person()),
  ]);
  expect(outcomes).toMatchObject([{ problem: { code: "email_taken" } }, { ok: true }]);
});

test("what runs beside a rehearsal is kept", async () => {
  const [one, other] = [person(), person()];
  await Promise.all([rehearse(() => registerAccount(stranger, one)), registerAccount(stranger, other)]);
  const rows = await sql`select email from accounts where email in (${one.email}, ${other.email})`;
  expect(rows).toEqual([{ email: other.email }]);
});
