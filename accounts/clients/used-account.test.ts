import { expect, test } from "vitest";
import { clientRows } from "@/testing/client-rows";
import { coreDatabase } from "@/testing/core-database";
import { newestToken } from "@/testing/links";
import { noSession, person, stranger } from "@/testing/people";
import { insertActor, insertBranch } from "@/testing/staff";

const sql = await coreDatabase();
const { authenticate } = await import("../passwords/authenticate");
const { editClient } = await import("./edit-client");
const { reissuePassword } = await import("../passwords/reissue-password");
const { viewClient } = await import("./view-client");
const { confirmEmailChange } = await import("../verification/confirm-email-change");
const { undoEmailChange } = await import("../verification/undo-email-change");
const { requestPasswordReset } = await import("../passwords/request-password-reset");
const { resetPassword } = await import("../passwords/reset-password");
const { registerAccount } = await import("../registration/register-account");
const { unusualStaff } = await import("../access/daily-budget");

const here = await insertBranch(sql, "Norte");
const employee = await insertActor(sql, "employee", here, { givenNames: "Elsa", surnames: "Mostrador" });
const { row, mails, live, signedIn, insertUnused, insertUsed, changes } = clientRows(sql, here);

test("an employee hands no password of a used account over: its owner gets a link, and nothing changes [HR-04]", async () => {
  const client = await signedIn(await insertUsed());
  const before = await row(client);
  const reissued = await reissuePassword(employee, client);
  expect(reissued).toMatchObject({ ok: true, value: { generatedPassword: null } });
  expect(await row(client)).toEqual(before);
  expect(await live(client)).toBe(1);
  expect(await mails(client)).toEqual([{ kind: "recover_at_branch", recipient: before.email }]);
  expect(await reissuePassword(employee, client)).toMatchObject({ problem: { code: "too_soon" } });
  const token = await newestToken(sql, client, "reset_password");
  expect(await resetPassword(stranger, { token, password: "otra frase bien larga" })).toMatchObject({ ok: true });
  const admin = await insertActor(sql, "admin");
  const handed = await reissuePassword(admin, client);
  expect(handed.ok && handed.value.generatedPassword).toHaveLength(12);
});

test("of a used account an employee changes everything but the address [HR-04]", async () => {
  const client = await insertUsed({ email: "suya@ejemplo.com" });
  const moved = await editClient(employee, client, changes("mia@ejemplo.com", { givenNames: "Otra" }));
  expect(moved).toEqual({ ok: false, problem: { code: "needs_admin" } });
  expect(await row(client)).toMatchObject({ email: "suya@ejemplo.com", given_names: "Persona" });
  expect(await editClient(employee, client, changes("suya@ejemplo.com", { givenNames: "Otra" }))).toMatchObject({
    ok: true,
  });
  expect(await row(client)).toMatchObject({ email: "suya@ejemplo.com", given_names: "Otra" });
});

test("an administrator's change is confirmed at the new address and undone from the old one for 72 hours [HR-04]", async () => {
  const admin = await insertActor(sql, "admin");
  const [old, next] = ["de.siempre@ejemplo.com", "de.nadie@ejemplo.com"];
  const client = await signedIn(await insertUsed({ email: old }));
  expect(await editClient(admin, client, changes(next, { givenNames: "Otra" }))).toMatchObject({ ok: true });
  expect(await row(client)).toMatchObject({ email: old, given_names: "Otra" });
  expect(await viewClient(employee, client)).toMatchObject({ value: { pendingEmail: next } });
  expect(await mails(client)).toEqual([{ kind: "confirm_email", recipient: next }]);
  const confirmed = await confirmEmailChange(stranger, await newestToken(sql, client, "change_email"));
  expect(confirmed).toEqual({ ok: true, value: { email: next } });
  const [told] =
    await sql`select recipient, details from letters where account_id = ${client} and kind = 'email_changed'`;
  expect(told?.recipient).toBe(old);
  expect(told?.details.newEmail).not.toBe(next);
  const [life] = await sql`select extract(epoch from expires_at - created_at)::int as seconds from email_tokens
    where account_id = ${client} and purpose = 'undo_email_change'`;
  expect(life?.seconds).toBe(72 * 3600);

  // The intruder chooses a password and moves on; nothing of it outlives the undoing, nor takes the address meanwhile.
  const undo = await newestToken(sql, client, "undo_email_change");
  await requestPasswordReset(stranger, next);
  const reset = await newestToken(sql, client, "reset_password");
  expect(await resetPassword(stranger, { token: reset, password: "frase de un intruso" })).toMatchObject({ ok: true });
  expect(await editClient(admin, client, changes("mas.lejos@ejemplo.com"))).toMatchObject({ ok: true });
  await confirmEmailChange(stranger, await newestToken(sql, client, "change_email"));
  const later = await newestToken(sql, client, "undo_email_change");
  expect(await registerAccount(stranger, person({ email: old }))).toMatchObject({ problem: { code: "email_taken" } });
  expect(await undoEmailChange(stranger, undo)).toEqual({ ok: true, value: { email: old } });
  expect(await row(client)).toMatchObject({ email: old, email_key: old, password_hash: null });
  expect(await live(client)).toBe(0);
  expect(await undoEmailChange(stranger, later)).toMatchObject({ ok: false });
  expect(await undoEmailChange(stranger, undo)).toMatchObject({ problem: { code: "link_used" } });
  const own = await newestToken(sql, client, "reset_password");
  expect(await resetPassword(stranger, { token: own, password: "una frase que es mía" })).toMatchObject({ ok: true });
  const credentials = { email: old, password: "una frase que es mía" };
  expect(await authenticate(stranger, credentials, noSession)).toMatchObject({ ok: true });
});

test("after 72 hours the change stands, and the old address is free [HR-04]", async () => {
  const admin = await insertActor(sql, "admin");
  const client = await insertUsed({ email: "pasada@ejemplo.com" });
  await editClient(admin, client, changes("vigente@ejemplo.com"));
  await confirmEmailChange(stranger, await newestToken(sql, client, "change_email"));
  const undo = await newestToken(sql, client, "undo_email_change");
  await sql`update email_tokens set expires_at = now() where account_id = ${client}`;
  expect(await undoEmailChange(stranger, undo)).toEqual({ ok: false, problem: { code: "link_expired" } });
  expect(await registerAccount(stranger, person({ email: "pasada@ejemplo.com" }))).toMatchObject({ ok: true });
});

test("an employee has a budget for a day, and administrators see who does unusually much [HR-04]", async () => {
  const [busy, other] = [await insertActor(sql, "employee", here), await insertActor(sql, "employee", here)];
  const done = async (times: number) => {
    for (let count = 0; count < times; count += 1)
      expect(await reissuePassword(busy, await insertUnused())).toMatchObject({ ok: true });
  };
  await done(14);
  expect(await unusualStaff()).toBe(0);
  await done(1);
  expect(await unusualStaff()).toBe(1);
  await sql`insert into audit_entries (action, actor_id, door)
    select 'account.password_reissued', ${busy.id}, 'counter' from generate_series(1, 25)`;
  const spent = { ok: false, problem: { code: "daily_budget_spent" } };
  const waiting = await insertUnused();
  expect(await reissuePassword(busy, waiting)).toEqual(spent);
  expect(await editClient(busy, waiting, changes("corregida@ejemplo.com"))).toEqual(spent);
  expect(await reissuePassword(other, waiting)).toMatchObject({ ok: true });
});
