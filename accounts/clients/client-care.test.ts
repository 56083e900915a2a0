import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { newestToken } from "@/testing/links";
import { noSession, person, stranger } from "@/testing/people";
import { insertAccount, insertActor, insertBranch } from "@/testing/staff";
import type { AccountActor } from "../account";
import type { ClientChanges } from "./edit-client";

const sql = await coreDatabase();
const { authenticate } = await import("../passwords/authenticate");
const { disableAccount } = await import("../access/disable-account");
const { editClient } = await import("./edit-client");
const { enableAccount } = await import("../access/enable-account");
const { endSessions } = await import("../access/end-sessions");
const { reissuePassword } = await import("../passwords/reissue-password");
const { resendLink } = await import("../verification/resend-link");
const { viewClient } = await import("./view-client");
const { confirmEmailChange } = await import("../verification/confirm-email-change");
const { undoEmailChange } = await import("../verification/undo-email-change");
const { requestPasswordReset } = await import("../passwords/request-password-reset");
const { resetPassword } = await import("../passwords/reset-password");
const { registerAccount } = await import("../registration/register-account");
const { unusualStaff } = await import("../access/daily-budget");

const here = await insertBranch(sql, "Norte");
const elsewhere = await insertBranch(sql, "Sur");
const employee = await insertActor(sql, "employee", here, { givenNames: "Elsa", surnames: "Mostrador" });
const notFound = { ok: false, problem: { code: "not_found" } };

const row = async (id: number) => (await sql`select * from accounts where id = ${id}`)[0] ?? {};
const actions = async (id: number) =>
  (await sql`select action, actor_id from audit_entries where subject_id = ${id} order by id`).map(
    ({ action, actor_id }) => [action, actor_id],
  );
const mails = async (id: number) =>
  (await sql`select kind, recipient from letters where account_id = ${id} order by id`).map((mail) => ({
    ...mail,
  }));

async function signedIn(accountId: number): Promise<number> {
  await sql`insert into sessions (account_id, audience, expires_at) values (${accountId}, 'movil', now() + interval '1 day')`;
  return accountId;
}
const live = async (id: number) =>
  (await sql`select count(*)::int as n from sessions where account_id = ${id} and revoked_at is null`)[0]?.n;

const changes = (email: string, more: Partial<ClientChanges> = {}): ClientChanges => ({
  email,
  givenNames: "Persona",
  surnames: "Inventada",
  phone: null,
  birthDate: null,
  documentType: null,
  documentNumber: null,
  address: null,
  branchId: here,
  ...more,
});

/** A client as the counter registered them: never signed in to. */
async function insertUnused(row: Parameters<typeof insertAccount>[1] = {}): Promise<number> {
  const id = await insertAccount(sql, { branchId: here, ...row });
  await sql`update accounts set password_generated = true where id = ${id}`;
  return id;
}

const EVERYTHING: Record<string, (actor: AccountActor, id: number) => Promise<unknown>> = {
  view: viewClient,
  edit: (actor, id) => editClient(actor, id, changes("nadie@ejemplo.com")),
  reissue: reissuePassword,
  resend: resendLink,
  disable: disableAccount,
  enable: enableAccount,
  "end sessions": endSessions,
};

test.each(Object.entries(EVERYTHING))(
  "%s: a client of another branch is not found, like an account that does not exist",
  async (_, act) => {
    const theirs = await signedIn(await insertAccount(sql, { branchId: elsewhere }));
    const before = await row(theirs);
    for (const id of [theirs, 999_999, 0, -1, 1.5, 2 ** 31, Number.NaN])
      expect(await act(employee, id)).toEqual(notFound);
    expect(await row(theirs)).toEqual(before);
    expect(await live(theirs)).toBe(1);
    expect(await actions(theirs)).toEqual([]);
  },
);

test.each(Object.entries(EVERYTHING).slice(1))(
  "%s: an employee demoted, moved or disabled meanwhile is refused",
  async (_, act) => {
    const client = await signedIn(await insertAccount(sql, { branchId: here }));
    const before = await row(client);
    for (const change of [sql`role = 'client'`, sql`branch_id = ${elsewhere}`, sql`disabled_at = now()`]) {
      const actor = await insertActor(sql, "employee", here);
      await sql`update accounts set ${change} where id = ${actor.id}`;
      expect(await act(actor, client)).toEqual(notFound);
    }
    expect(await row(client)).toEqual(before);
    expect(await live(client)).toBe(1);
  },
);

test("a reissued password signs in, the previous one does not, and every session ends [GEN-04]", async () => {
  const client = await signedIn(await insertUnused());
  const reissued = await reissuePassword(employee, client);
  if (!reissued.ok) throw new Error(reissued.problem.code);
  const { account, generatedPassword } = reissued.value;
  if (generatedPassword === null) throw new Error("No password was handed over.");
  expect(await live(client)).toBe(0);
  expect(await row(client)).toMatchObject({ password_generated: true, password_used_at: null });
  expect(JSON.stringify(await row(client))).not.toContain(generatedPassword);
  const credentials = { email: account.email, password: generatedPassword };
  expect(await authenticate(stranger, credentials, noSession)).toMatchObject({ ok: true });
  expect(await actions(client)).toEqual([
    ["account.password_reissued", employee.id],
    ["account.signed_in", null],
  ]);
  expect(await mails(client)).toEqual([{ kind: "password_changed", recipient: account.email }]);
});

test("disabling ends every session, enabling allows sign-in again, both are audited once [SES-09]", async () => {
  const client = await signedIn(await insertAccount(sql, { branchId: here }));
  for (const act of [disableAccount, disableAccount]) expect(await act(employee, client)).toMatchObject({ ok: true });
  expect(await live(client)).toBe(0);
  expect((await row(client)).disabled_at).not.toBeNull();
  for (const act of [enableAccount, enableAccount]) expect(await act(employee, client)).toMatchObject({ ok: true });
  expect((await row(client)).disabled_at).toBeNull();
  expect((await actions(client)).map(([action]) => action)).toEqual(["account.disabled", "account.enabled"]);
});

test("changing the e-mail of a client who has not been there unverifies it, mails the old and the new address, and ends every session", async () => {
  const old = "vieja.direccion@ejemplo.com";
  const client = await signedIn(await insertUnused({ email: old }));
  expect(await editClient(employee, client, changes("nueva.direccion@ejemplo.com"))).toMatchObject({ ok: true });
  expect(await row(client)).toMatchObject({ email_key: "nueva.direccion@ejemplo.com", email_verified_at: null });
  expect(await live(client)).toBe(0);
  expect(await mails(client)).toEqual([
    { kind: "email_changed", recipient: old },
    { kind: "verify_email", recipient: "nueva.direccion@ejemplo.com" },
  ]);
  const [entry] =
    await sql`select details from audit_entries where subject_id = ${client} and action = 'account.edited'`;
  expect(entry?.details).toEqual({ fields: "email" });
  const [told] = await sql`select details from letters where account_id = ${client} and kind = 'email_changed'`;
  expect(told?.details.newEmail).not.toBe("nueva.direccion@ejemplo.com");
});

test("an edit refuses a taken e-mail, a claimed document and an unknown branch", async () => {
  await insertAccount(sql, { email: "tomada@ejemplo.com" });
  const holder = await insertAccount(sql, { documentNumber: "555-1" });
  await sql`update accounts set claimed_document = document_key where id = ${holder}`;
  const client = await insertUnused({ email: "quieta@ejemplo.com", documentNumber: "555-2" });
  await sql`update accounts set claimed_document = document_key where id = ${client}`;
  const edit = (email: string, more: Partial<ClientChanges>) => editClient(employee, client, changes(email, more));
  expect(await edit("Tomada@ejemplo.com", {})).toEqual({ ok: false, problem: { code: "email_taken" } });
  expect(await edit("quieta@ejemplo.com", { documentNumber: "5 551" })).toEqual({
    ok: false,
    problem: { code: "document_taken" },
  });
  expect(await edit("quieta@ejemplo.com", { branchId: 4242 })).toMatchObject({ problem: { code: "branch_unknown" } });
  expect(await edit("quieta@ejemplo.com", { documentNumber: "555.3" })).toMatchObject({ ok: true });
  expect(await row(client)).toMatchObject({ claimed_document: "5553", document_number: "555.3" });
});

test("a pending link is resent, but not twice within a minute", async () => {
  const waiting = await insertAccount(sql, { branchId: here, passwordHash: null });
  expect(await resendLink(employee, waiting)).toMatchObject({ ok: true });
  expect(await resendLink(employee, waiting)).toMatchObject({ problem: { code: "too_soon" } });
  expect((await mails(waiting)).map(({ kind }) => kind)).toEqual(["activate_account"]);
  const verified = await insertAccount(sql, { branchId: here });
  await sql`update accounts set email_verified_at = now() where id = ${verified}`;
  expect(await resendLink(employee, verified)).toEqual({ ok: false, problem: { code: "nothing_to_send" } });
});

test("viewing a client is audited", async () => {
  const client = await insertAccount(sql, { branchId: here });
  expect(await viewClient(employee, client)).toMatchObject({ ok: true, value: { branch: "Norte" } });
  expect(await actions(client)).toEqual([["client.viewed", employee.id]]);
});

const used = async (row: Parameters<typeof insertAccount>[1] = {}) => {
  const id = await insertAccount(sql, { branchId: here, ...row });
  await sql`update accounts set email_verified_at = now() where id = ${id}`;
  return id;
};

test("an employee hands no password of a used account over: its owner gets a link, and nothing changes [HR-04]", async () => {
  const client = await signedIn(await used());
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
  const client = await used({ email: "suya@ejemplo.com" });
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
  const client = await signedIn(await used({ email: old }));
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
  const client = await used({ email: "pasada@ejemplo.com" });
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
