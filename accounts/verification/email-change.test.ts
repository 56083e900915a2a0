import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { newestToken } from "@/testing/links";
import { goodPassword, person, stranger } from "@/testing/people";
import { insertActor } from "@/testing/staff";
import type { AccountActor } from "../account";

const sql = await coreDatabase({ RATE_LIMITS: "off" });
const { changePassword } = await import("../passwords/change-password");
const { confirmEmailChange } = await import("./confirm-email-change");
const { editClient } = await import("../clients/edit-client");
const { registerAccount } = await import("../registration/register-account");
const { reissuePassword } = await import("../passwords/reissue-password");
const { requestEmailChange } = await import("./request-email-change");
const { requestPasswordReset } = await import("../passwords/request-password-reset");
const { resetPassword } = await import("../passwords/reset-password");
const { verifyEmail } = await import("./verify-email");

async function register() {
  const registered = await registerAccount(stranger, person());
  if (!registered.ok) throw new Error(registered.problem.code);
  const { account } = registered.value;
  return { ...account, actor: { ...stranger, kind: "account", ...account, sessionId: "" } as const };
}

const change = (who: Awaited<ReturnType<typeof register>>, email: string, password = goodPassword) =>
  requestEmailChange(who.actor, { email, password });
const emailOf = async (id: number) => (await sql`select email from accounts where id = ${id}`)[0]?.email;

test("an address changes when the new one confirms it, and the old one gets a mail [SES-11]", async () => {
  const ana = await register();
  const { email } = person();
  expect(await change(ana, email)).toMatchObject({ ok: true });
  expect(await emailOf(ana.id)).toBe(ana.email);
  const token = await newestToken(sql, ana.id, "change_email");
  const [asked] = await sql`select recipient from letters where account_id = ${ana.id} and kind = 'confirm_email'`;
  expect(asked?.recipient).toBe(email);
  expect(await confirmEmailChange(stranger, token)).toEqual({ ok: true, value: { email } });
  expect(await emailOf(ana.id)).toBe(email);
  const [told] =
    await sql`select recipient, details from letters where account_id = ${ana.id} and kind = 'email_changed'`;
  expect(told?.recipient).toBe(ana.email);
  expect(told?.details.newEmail).toMatch(/^an•••@ejemplo\.com$/);
});

test("after the change every link sent to the old address is void [VER-03]", async () => {
  const ana = await register();
  await requestPasswordReset(stranger, ana.email);
  const [verify, reset] = [
    await newestToken(sql, ana.id, "verify_email"),
    await newestToken(sql, ana.id, "reset_password"),
  ];
  await change(ana, person().email);
  await confirmEmailChange(stranger, await newestToken(sql, ana.id, "change_email"));
  const choice = { token: reset, password: "otra frase bien larga" };
  expect(await verifyEmail(stranger, verify)).toEqual({ ok: false, problem: { code: "link_unknown" } });
  expect(await resetPassword(stranger, choice)).toEqual({ ok: false, problem: { code: "link_unknown" } });
});

test.each([
  [
    "their own password changed",
    (actor: AccountActor) => changePassword(actor, { current: goodPassword, next: "luna de papel rojo" }),
  ],
  ["staff gave them another", async ({ id }: AccountActor) => reissuePassword(await insertActor(sql, "admin"), id)],
] as const)("after %s a pending e-mail change of an intruder is void [SES-07]", async (_, act) => {
  const ana = await register();
  await change(ana, person().email);
  await requestPasswordReset(stranger, ana.email);
  const [theirs, reset] = [
    await newestToken(sql, ana.id, "change_email"),
    await newestToken(sql, ana.id, "reset_password"),
  ];
  expect(await act(ana.actor)).toMatchObject({ ok: true });
  const used = { ok: false, problem: { code: "link_used" } };
  expect(await confirmEmailChange(stranger, theirs)).toEqual(used);
  expect(await resetPassword(stranger, { token: reset, password: "otra frase bien larga" })).toEqual(used);
  expect(await emailOf(ana.id)).toBe(ana.email);
  expect(await verifyEmail(stranger, await newestToken(sql, ana.id, "verify_email"))).toMatchObject({ ok: true });
});

test("after staff corrected the address, an earlier e-mail change is void [VER-03]", async () => {
  const ana = await register();
  await change(ana, person().email);
  const asked = await newestToken(sql, ana.id, "change_email");
  const { email } = person();
  expect(await editClient(await insertActor(sql, "admin"), ana.id, { ...ana, email })).toMatchObject({ ok: true });
  expect(await confirmEmailChange(stranger, asked)).toEqual({ ok: false, problem: { code: "link_used" } });
  expect(await confirmEmailChange(stranger, await newestToken(sql, ana.id, "change_email"))).toMatchObject({
    ok: true,
  });
  expect(await emailOf(ana.id)).toBe(email);
});

test("a change needs the password, another address, and a free one [SES-11]", async () => {
  const [ana, eva] = [await register(), await register()];
  expect(await change(ana, person().email, "no es la mía")).toMatchObject({ problem: { code: "wrong_password" } });
  expect(await change(ana, ana.email.toUpperCase())).toMatchObject({ problem: { code: "email_unchanged" } });
  expect(await change(ana, eva.email)).toMatchObject({ problem: { code: "email_taken" } });
});

test("an address taken meanwhile is refused, and the link stays unused", async () => {
  const [ana, email] = [await register(), person().email];
  await change(ana, email);
  const token = await newestToken(sql, ana.id, "change_email");
  const taken = await registerAccount(stranger, person({ email }));
  expect(await confirmEmailChange(stranger, token)).toEqual({ ok: false, problem: { code: "email_taken" } });
  await sql`update accounts set email_key = 'closed' where id = ${taken.ok ? taken.value.account.id : 0}`;
  expect(await confirmEmailChange(stranger, token)).toMatchObject({ ok: true });
});

test("of sixteen concurrent confirmations one changes the address", async () => {
  const ana = await register();
  await change(ana, person().email);
  const token = await newestToken(sql, ana.id, "change_email");
  const uses = await Promise.all(Array.from({ length: 16 }, () => confirmEmailChange(stranger, token)));
  expect(uses.filter(({ ok }) => ok)).toHaveLength(1);
  const told = await sql`select id from letters where account_id = ${ana.id} and kind = 'email_changed'`;
  expect(told).toHaveLength(1);
});

test("a new request voids the earlier one, and an account may name five addresses a day", async () => {
  const ana = await register();
  await change(ana, person().email);
  const first = await newestToken(sql, ana.id, "change_email");
  for (let asked = 1; asked < 5; asked += 1) expect(await change(ana, person().email)).toMatchObject({ ok: true });
  expect(await change(ana, person().email)).toMatchObject({ problem: { code: "too_soon" } });
  expect(await confirmEmailChange(stranger, first)).toEqual({ ok: false, problem: { code: "link_used" } });
});
