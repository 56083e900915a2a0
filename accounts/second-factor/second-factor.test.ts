import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { newestToken } from "@/testing/links";
import { goodPassword, noSession, person, stranger } from "@/testing/people";
import { codeOf, setUpFactor } from "@/testing/second-factor";
import { insertActor } from "@/testing/staff";
import type { AccountActor, Actor, SecondStep } from "../account";

const sql = await coreDatabase();
const { authenticate } = await import("../passwords/authenticate");
const { beginEnrolment } = await import("./begin-enrolment");
const { confirmEnrolment } = await import("./confirm-enrolment");
const { confirmSecondStep } = await import("./confirm-second-step");
const { proveIdentity } = await import("../passwords/prove-identity");
const { registerAccount } = await import("../registration/register-account");
const { removeFactor } = await import("./remove-factor");
const { removeOwnFactor } = await import("./remove-own-factor");
const { renewRecoveryCodes } = await import("./renew-recovery-codes");
const { requestPasswordReset } = await import("../passwords/request-password-reset");
const { resetPassword } = await import("../passwords/reset-password");
const { secureAccount } = await import("../verification/secure-account");

/** A registered person, signed in. */
async function owner(): Promise<AccountActor & { email: string }> {
  const registered = await registerAccount(stranger, person());
  if (!registered.ok) throw new Error(registered.problem.code);
  const { id, email } = registered.value.account;
  const [session] = await sql`
    insert into sessions (account_id, audience, expires_at) values (${id}, 'web', now() + interval '1 hour') returning id`;
  return { kind: "account", id, email, role: "client", branchId: null, sessionId: session?.id, via: stranger.via };
}

async function firstStep({ email }: { email: string }): Promise<SecondStep> {
  const signedIn = await authenticate(stranger, { email, password: goodPassword }, noSession);
  if (signedIn.ok || signedIn.problem.code !== "second_step_required") throw new Error("No second step was asked for.");
  return signedIn.problem.step;
}

const from = (address: string): Actor => ({ ...stranger, via: { ...stranger.via, address } });
const tryCode = async (step: SecondStep, code: string, actor = stranger) => {
  const tried = await confirmSecondStep(actor, step, code, noSession);
  return tried.ok ? "in" : tried.problem.code;
};
const openSessions = (id: number) =>
  sql`select id from sessions where account_id = ${id} and revoked_at is null`.then((rows) => rows.map(({ id }) => id));
const newestMail = async (id: number) =>
  (await sql`select kind from letters where account_id = ${id} order by id desc limit 1`)[0]?.kind;

test("enrolment needs a recent proof and a right code; until then the password alone signs in [SF-01, SF-03]", async () => {
  const ana = await owner();
  await sql`update sessions set authenticated_at = now() - interval '11 minutes' where id = ${ana.sessionId}`;
  expect(await beginEnrolment(ana)).toEqual({ ok: false, problem: { code: "proof_required" } });
  await proveIdentity(ana, goodPassword);
  await beginEnrolment(ana);
  await sql`update sessions set authenticated_at = now() - interval '11 minutes' where id = ${ana.sessionId}`;
  expect(await confirmEnrolment(ana, "000000")).toEqual({ ok: false, problem: { code: "proof_required" } });
  await proveIdentity(ana, goodPassword);
  expect(await confirmEnrolment(ana, "000 00x")).toEqual({ ok: false, problem: { code: "wrong_code" } });
  expect((await authenticate(stranger, { email: ana.email, password: goodPassword }, noSession)).ok).toBe(true);
});

test("once it is set up, the other sessions end, a mail says so, and the password alone opens nothing [SF-01, SF-04]", async () => {
  const ana = await owner();
  await sql`insert into sessions (account_id, audience, expires_at) values (${ana.id}, 'movil', now() + interval '1 day')`;
  const { secret, codes } = await setUpFactor(ana);
  expect(await openSessions(ana.id)).toEqual([ana.sessionId]);
  expect(await newestMail(ana.id)).toBe("second_factor_added");
  await firstStep(ana);
  expect(await openSessions(ana.id)).toEqual([ana.sessionId]);
  expect(await beginEnrolment(ana)).toEqual({ ok: false, problem: { code: "factor_present" } });
  // At rest the secret is sealed and the recovery codes are hashed.
  const [rest] =
    await sql`select string_agg(a::text, '') || (select string_agg(r::text, '') from recovery_codes r) as all
    from authenticator_apps a`;
  const plain = [secret, ...codes, ...codes.map((code) => code.replaceAll("-", ""))];
  const hex = plain.map((text) => Buffer.from(text).toString("hex"));
  for (const text of [...plain, ...hex]) expect(rest?.all).not.toContain(text);
});

test("a code is good once, also when it is used by many at once, and none before it [SF-01]", async () => {
  const ana = await owner();
  const { secret, used } = await setUpFactor(ana);
  const step = await firstStep(ana);
  // The code of the enrolment is used up; the next step's is within the tolerance.
  expect(await tryCode(step, used)).toBe("wrong_code");
  const next = await codeOf(secret, 1);
  const tries = await Promise.all(
    Array.from({ length: 8 }, (_, index) => tryCode(step, next, from(`198.51.100.${index}`))),
  );
  expect(tries.filter((outcome) => outcome === "in")).toHaveLength(1);
  expect(await tryCode(step, next)).toBe("wrong_code");
});

test("after five wrong codes a right one has to wait, but not from another address [SF-01]", async () => {
  const ana = await owner();
  const { codes } = await setUpFactor(ana);
  const step = await firstStep(ana);
  for (let count = 0; count < 5; count += 1) expect(await tryCode(step, "000 00x")).toBe("wrong_code");
  expect(await tryCode(step, codes[0] ?? "")).toBe("rate_limited");
  expect(await tryCode(step, codes[0] ?? "", from("198.51.100.7"))).toBe("in");
});

test("from many addresses together a code can be tried thirty times, and recovery codes still lead in [SF-01]", async () => {
  const ana = await owner();
  const { codes } = await setUpFactor(ana);
  const step = await firstStep(ana);
  const outcomes: string[] = [];
  for (let count = 0; count < 32; count += 1) outcomes.push(await tryCode(step, "000 00x", from(`198.51.${count}.1`)));
  expect(outcomes.filter((outcome) => outcome === "wrong_code")).toHaveLength(30);
  expect(await tryCode(step, codes[0] ?? "", from("203.0.113.9"))).toBe("in");
});

test("a recovery code signs in once, however it is typed; new ones void the old [SF-01]", async () => {
  const ana = await owner();
  const { codes } = await setUpFactor(ana);
  const [first = "", second = ""] = codes;
  expect(new Set(codes).size).toBe(10);
  const step = await firstStep(ana);
  expect(await tryCode(step, ` ${first.toUpperCase().replaceAll("-", " ")}`)).toBe("in");
  expect(await tryCode(step, first)).toBe("wrong_code");
  const renewed = await renewRecoveryCodes(ana);
  expect(await tryCode(step, second)).toBe("wrong_code");
  expect(await tryCode(step, renewed.ok ? (renewed.value[0] ?? "") : "")).toBe("in");
});

test("the first step is void once the password or the account is another [SF-04]", async () => {
  const ana = await owner();
  const { codes } = await setUpFactor(ana);
  const step = await firstStep(ana);
  await sql`update accounts set disabled_at = now() where id = ${ana.id}`;
  expect(await tryCode(step, codes[0] ?? "")).toBe("wrong_credentials");
  await sql`update accounts set disabled_at = null, password_set_at = now() where id = ${ana.id}`;
  expect(await tryCode(step, codes[0] ?? "")).toBe("wrong_credentials");
});

test("a code proves who is there as the password does; a wrong one does not [SF-03]", async () => {
  const ana = await owner();
  const { secret } = await setUpFactor(ana);
  await sql`update sessions set authenticated_at = now() - interval '11 minutes' where id = ${ana.sessionId}`;
  expect(await removeOwnFactor(ana)).toEqual({ ok: false, problem: { code: "proof_required" } });
  expect((await proveIdentity(ana, "000000")).ok).toBe(false);
  expect((await proveIdentity(ana, await codeOf(secret, 1))).ok).toBe(true);
  expect(await removeOwnFactor(ana)).toEqual({ ok: true, value: null });
  expect(await newestMail(ana.id)).toBe("second_factor_removed");
  expect((await authenticate(stranger, { email: ana.email, password: goodPassword }, noSession)).ok).toBe(true);
});

test("for a lost phone an administrator removes it with a recent proof; the person is told and signed out [SF-03]", async () => {
  const ana = await owner();
  await setUpFactor(ana);
  const [admin, employee] = [await insertActor(sql, "admin"), await insertActor(sql, "employee")];
  expect((await removeFactor(employee, ana.id)).ok).toBe(false);
  await sql`update sessions set authenticated_at = now() - interval '11 minutes' where id = ${admin.sessionId}`;
  expect(await removeFactor(admin, ana.id)).toEqual({ ok: false, problem: { code: "proof_required" } });
  await sql`update sessions set authenticated_at = now() where id = ${admin.sessionId}`;
  expect(await removeFactor(admin, ana.id)).toEqual({ ok: true, value: null });
  expect(await newestMail(ana.id)).toBe("second_factor_removed");
  expect(await openSessions(ana.id)).toEqual([]);
  const [entry] =
    await sql`select actor_id from audit_entries where action = 'second_factor.removed' and subject_id = ${ana.id}`;
  expect(entry?.actor_id).toBe(admin.id);
  expect(await removeFactor(admin, admin.id)).toEqual({ ok: false, problem: { code: "not_found" } });
});

test("«No fui yo» of the mail removes that factor, and ends every session and the password [SF-03]", async () => {
  const ana = await owner();
  await setUpFactor(ana);
  const token = await newestToken(sql, ana.id, "undo_second_factor");
  expect(await secureAccount(stranger, token, "secure_account")).toEqual({
    ok: false,
    problem: { code: "link_unknown" },
  });
  expect((await secureAccount(stranger, token, "undo_second_factor")).ok).toBe(true);
  expect(await openSessions(ana.id)).toEqual([]);
  const [row] = await sql`select password_hash, second_factor_at from accounts where id = ${ana.id}`;
  expect(row).toEqual({ password_hash: null, second_factor_at: null });
  expect(await newestMail(ana.id)).toBe("recover_password");
});

test("a mailbox alone is no way around it: a new password still asks for the second step [SF-04]", async () => {
  const ana = await owner();
  await setUpFactor(ana);
  await sql`update accounts set email_verified_at = now() where id = ${ana.id}`;
  await requestPasswordReset(stranger, ana.email);
  const token = await newestToken(sql, ana.id, "reset_password");
  expect((await resetPassword(stranger, { token, password: goodPassword })).ok).toBe(true);
  await firstStep(ana);
});

test("one that a person set up who did not own the address ends when its owner comes by mail [SF-04]", async () => {
  const ana = await owner();
  await setUpFactor(ana);
  await requestPasswordReset(stranger, ana.email);
  const token = await newestToken(sql, ana.id, "reset_password");
  await resetPassword(stranger, { token, password: goodPassword });
  expect((await authenticate(stranger, { email: ana.email, password: goodPassword }, noSession)).ok).toBe(true);
});
