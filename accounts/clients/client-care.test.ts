import { expect, test } from "vitest";
import { clientRows } from "@/testing/client-rows";
import { coreDatabase } from "@/testing/core-database";
import { noSession, stranger } from "@/testing/people";
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

const here = await insertBranch(sql, "Norte");
const elsewhere = await insertBranch(sql, "Sur");
const employee = await insertActor(sql, "employee", here, { givenNames: "Elsa", surnames: "Mostrador" });
const { row, mails, live, signedIn, insertUnused, changes } = clientRows(sql, here);
const notFound = { ok: false, problem: { code: "not_found" } };

const actions = async (id: number) =>
  (await sql`select action, actor_id from audit_entries where subject_id = ${id} order by id`).map(
    ({ action, actor_id }) => [action, actor_id],
  );

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
