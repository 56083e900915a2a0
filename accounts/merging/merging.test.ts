import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { newestToken } from "@/testing/links";
import { goodPassword, noSession, person, stranger } from "@/testing/people";
import { insertAccount, insertActor, insertBranch } from "@/testing/staff";
import type { AccountActor } from "../account";
import type { MergeCommand } from "./merge-clients";

const sql = await coreDatabase();
const { authenticate } = await import("../passwords/authenticate");
const { hashPassword } = await import("../passwords/password");
const { registerAccount } = await import("../registration/register-account");
const { requestPasswordReset } = await import("../passwords/request-password-reset");
const { closeAccount } = await import("../profile/close-account");
const { searchClients } = await import("../clients/search-clients");
const { accountHistory } = await import("../audit-log/account-history");
const { findKnown } = await import("../imports/find-known");
const { mergeClients } = await import("./merge-clients");
const { undoMerge } = await import("./undo-merge");
const { objectToMerge } = await import("./object-to-merge");
const { mergedAccounts } = await import("./merged-accounts");
const { survivorOf } = await import("./survivor-of");
const { bringIn } = await import("../moving/bring-in");

const here = await insertBranch(sql, "Norte");
const elsewhere = await insertBranch(sql, "Sur");
const admin = await insertActor(sql, "admin");
const employee = await insertActor(sql, "employee", here);
const [kept, gone] = ["la clave que queda", "la clave que se va"];
const [keptHash, goneHash] = [String(await hashPassword(kept)), String(await hashPassword(gone))];

let count = 0;

async function pair(more: { one?: object; other?: object } = {}) {
  count += 1;
  const emails = [`queda.${count}@ejemplo.com`, `seva.${count}@ejemplo.com`] as const;
  const survivorId = await insertAccount(sql, {
    email: emails[0],
    passwordHash: keptHash,
    branchId: here,
    ...more.one,
  });
  const mergedId = await insertAccount(sql, {
    email: emails[1],
    passwordHash: goneHash,
    branchId: here,
    ...more.other,
  });
  return { survivorId, mergedId, emails };
}

const command = (ids: { survivorId: number; mergedId: number }, more: Partial<MergeCommand> = {}): MergeCommand => ({
  take: [],
  reason: "Es la misma persona",
  despite: false,
  survivorId: ids.survivorId,
  mergedId: ids.mergedId,
  ...more,
});

async function merged(more: Parameters<typeof pair>[0] = {}, extra: Partial<MergeCommand> = {}) {
  const two = await pair(more);
  const done = await mergeClients(admin, command(two, extra));
  if (!done.ok) throw new Error(done.problem.code);
  return { ...two, mergeId: done.value.mergeId };
}

const signIn = async (email: string, password: string) => {
  const signed = await authenticate(stranger, { email, password }, noSession);
  return signed.ok ? signed.value.account.id : signed.problem.code;
};

const row = async (id: number) => (await sql`select * from accounts where id = ${id}`)[0];
const code = (result: { ok: boolean; problem?: { code: string } }) => (result.ok ? "ok" : result.problem?.code);

test("either address opens the account that stays, by its password; the other password opens nothing", async () => {
  const { survivorId, mergedId, emails } = await merged();
  expect(await signIn(emails[0], kept)).toBe(survivorId);
  expect(await signIn(emails[1].toUpperCase(), kept)).toBe(survivorId);
  expect(await signIn(emails[0], gone)).toBe("wrong_credentials");
  expect(await signIn(emails[1], gone)).toBe("wrong_credentials");
  expect(await row(mergedId)).toMatchObject({ merged_into: survivorId, email: emails[1], password_hash: null });
});

test("both addresses and documents stay taken, and each account claims its own document", async () => {
  const document = (documentNumber: string) => ({ documentNumber });
  const two = await pair({ one: document("8123477"), other: document("9555222") });
  await sql`update accounts set claimed_document = document_key where id in (${two.survivorId}, ${two.mergedId})`;
  expect(code(await mergeClients(admin, command(two, { take: ["document"] })))).toBe("contradiction");
  expect(code(await mergeClients(admin, command(two, { take: ["document"], despite: true })))).toBe("ok");
  expect(await row(two.survivorId)).toMatchObject({ document_key: "9555222", claimed_document: "9555222" });
  expect(await row(two.mergedId)).toMatchObject({ claimed_document: "8123477" });
  for (const email of two.emails) expect(code(await registerAccount(stranger, person({ email })))).toBe("email_taken");
  for (const number of ["8123477", "9555222"])
    expect(code(await registerAccount(stranger, person({ document: { type: "CI", number, claimed: true } })))).toBe(
      "document_taken",
    );
});

test("what is taken moves, ids of other systems and an open role request lead to the account that stays", async () => {
  const two = await pair({ other: { phone: "+59170011122", birthDate: "1990-02-03", givenNames: "Otra" } });
  await sql`insert into external_ids (source, external_id, account_id, search_key) values ('crm', ${`x${two.mergedId}`}, ${two.mergedId}, 'x')`;
  await sql`insert into role_requests (account_id, role) values (${two.mergedId}, 'employee')`;
  await mergeClients(admin, command(two, { take: ["phone"] }));
  expect(await row(two.survivorId)).toMatchObject({ phone: "+59170011122", birth_date: null, given_names: "Persona" });
  expect(await sql`select account_id from external_ids where external_id = ${`x${two.mergedId}`}`).toEqual([
    { account_id: two.survivorId },
  ]);
  expect(
    await sql`select account_id from role_requests where account_id in (${two.survivorId}, ${two.mergedId})`,
  ).toEqual([{ account_id: two.survivorId }]);
  expect(await survivorOf(admin, two.mergedId)).toBe(two.survivorId);
  const known = await findKnown((await import("../../db/client")).database(), "crm", [
    { emailKey: two.emails[1], externalId: null } as never,
  ]);
  expect(known.byEmail.get(two.emails[1])?.id).toBe(two.survivorId);
});

test("lists leave the other one out and find the one that stays by either's data; history is shown together", async () => {
  const { survivorId, emails } = await merged({ other: { givenNames: "Petronila", surnames: "Unicaperez" } });
  const filter = { branchId: null, state: null, origin: null, since: null, until: null };
  for (const text of [emails[0], emails[1], "unicaperez"]) {
    const found = await searchClients(admin, { ...filter, text }, { order: "newest", after: null });
    expect([text, found.ok && found.value.clients.map(({ id }) => id)]).toEqual([text, [survivorId]]);
  }
  expect((await accountHistory(survivorId)).map(({ action }) => action)).toEqual(["account.merged", "account.merged"]);
});

test("a forgotten password asked for with either address leads to the address of the account that stays", async () => {
  const { survivorId, emails } = await merged();
  await requestPasswordReset(stranger, emails[1]);
  expect(
    await sql`select account_id, recipient from letters where kind = 'recover_password' and account_id = ${survivorId}`,
  ).toEqual([{ account_id: survivorId, recipient: emails[0] }]);
});

test("an old server's sign-in with the other address follows no password and makes no account", async () => {
  const { mergedId, emails } = await merged();
  await sql`insert into legacy_people (contract, email_key, account_id, way) values ('movil', ${emails[1]}, ${mergedId}, 'told')`;
  const arrival = {
    contract: "movil",
    way: "signed_in",
    externalId: null,
    command: person({ email: emails[1] }),
  } as const;
  const via = { ...stranger.via, channel: "movil" };
  expect(await bringIn(via, { ...arrival, password: gone })).toEqual({ here: false, reason: "other_password" });
  expect(await bringIn(via, { ...arrival, password: kept })).toEqual({ here: true, how: "known" });
});

test("each refusal has its code, and changes nothing", async () => {
  const staff = await insertActor(sql, "employee", here);
  const other = await insertActor(sql, "employee", here);
  const ask = async (actor: AccountActor, survivorId: number, mergedId: number, more = {}) =>
    code(await mergeClients(actor, command({ survivorId, mergedId }, more)));
  const { survivorId, mergedId } = await pair();
  expect(await ask(admin, survivorId, survivorId)).toBe("same_account");
  for (const unknown of [999_999, 0, -1, 1.5]) expect(await ask(admin, survivorId, unknown)).toBe("not_found");
  expect(await ask(admin, survivorId, staff.id)).toBe("one_is_staff");
  expect(await ask(admin, staff.id, survivorId)).toBe("one_is_staff");
  expect(await ask(admin, staff.id, other.id)).toBe("both_are_staff");
  expect(await ask(employee, survivorId, staff.id)).toBe("not_found");
  expect(await ask(employee, survivorId, mergedId)).toBe("needs_admin");
  const theirs = await insertAccount(sql, { branchId: elsewhere });
  expect(await ask(employee, survivorId, theirs)).toBe("not_found");
  const client = { ...admin, id: survivorId, role: "client" } as const;
  expect(await ask(client, survivorId, mergedId)).toBe("not_found");
  const done = await merged();
  expect(await ask(admin, done.survivorId, done.mergedId)).toBe("already_merged");
  expect(await ask(admin, done.mergedId, survivorId)).toBe("already_merged");
  expect(await ask(employee, done.mergedId, theirs)).toBe("not_found");

  const change = async (set: ReturnType<typeof sql>, wanted: string, of: "survivor" | "merged") => {
    const two = await pair();
    await sql`update accounts set ${set} where id = ${of === "merged" ? two.mergedId : two.survivorId}`;
    expect([wanted, of, await ask(admin, two.survivorId, two.mergedId)]).toEqual([wanted, of, wanted]);
    expect(await row(two.mergedId)).toMatchObject({ merged_into: null });
  };
  for (const of of ["survivor", "merged"] as const) {
    await change(sql`disabled_at = now()`, "account_disabled", of);
    await change(sql`closed_at = now()`, "account_closed", of);
  }
  await change(sql`email_verified_at = now()`, "keep_the_other", "merged");
  await change(sql`second_factor_at = now()`, "keep_the_other", "merged");
  await change(sql`password_hash = null`, "keep_the_other", "survivor");

  const lately = await pair();
  await sql`insert into email_tokens (id, account_id, purpose, email, token_hash, expires_at) values
    (gen_random_uuid(), ${lately.mergedId}, 'undo_email_change', 'antes@ejemplo.com', 'y', now() + interval '1 day')`;
  expect(await ask(admin, lately.survivorId, lately.mergedId)).toBe("email_lately_changed");

  const born = await pair({ one: { birthDate: "1980-01-20" }, other: { birthDate: "1993-11-05" } });
  expect(await mergeClients(admin, command(born))).toEqual({
    ok: false,
    problem: { code: "contradiction", between: ["birth_date"] },
  });
  await sql`update accounts set password_generated = true where id = ${born.mergedId}`;
  expect(await ask(employee, born.survivorId, born.mergedId, { despite: true })).toBe("contradiction");
  expect(await ask(admin, born.survivorId, born.mergedId, { despite: true })).toBe("ok");

  const unproven = await insertActor(sql, "admin");
  await sql`update sessions set authenticated_at = null where id = ${unproven.sessionId}`;
  expect(await ask(unproven, survivorId, mergedId)).toBe("proof_required");
});

test("an employee merges away a client of their branch who has not been there yet", async () => {
  const two = await pair();
  await sql`update accounts set password_generated = true where id = ${two.mergedId}`;
  expect(code(await mergeClients(employee, command(two)))).toBe("ok");
});

test("A into B and B into A at once: one of them happens", async () => {
  for (let round = 0; round < 8; round += 1) {
    const { survivorId, mergedId } = await pair();
    const other = await insertActor(sql, "admin");
    const codes = await Promise.all([
      mergeClients(admin, command({ survivorId, mergedId })),
      mergeClients(other, command({ survivorId: mergedId, mergedId: survivorId })),
      mergeClients(other, command({ survivorId, mergedId })),
    ]);
    expect(codes.map(code).sort()).toEqual(["already_merged", "already_merged", "ok"]);
  }
});

test("a sign-in or a registration during the merge has one outcome", async () => {
  for (let round = 0; round < 8; round += 1) {
    const two = await pair();
    const [done, byOld, byNew, again] = await Promise.all([
      mergeClients(admin, command(two)),
      signIn(two.emails[1], gone),
      signIn(two.emails[1], kept),
      registerAccount(stranger, person({ email: two.emails[1], password: { kind: "chosen", value: goodPassword } })),
    ]);
    expect(code(done)).toBe("ok");
    expect([two.mergedId, "wrong_credentials"]).toContain(byOld);
    expect([two.survivorId, "wrong_credentials"]).toContain(byNew);
    expect(code(again)).toBe("email_taken");
    expect(await signIn(two.emails[1], gone)).toBe("wrong_credentials");
  }
});

test("undone, each address opens its own account again and both owners are told", async () => {
  const { survivorId, mergedId, emails, mergeId } = await merged();
  expect(await undoMerge(employee, mergeId)).toEqual({ ok: true, value: { survivorId, mergedId } });
  expect(await signIn(emails[0], kept)).toBe(survivorId);
  expect(await signIn(emails[1], gone)).toBe(mergedId);
  expect(await signIn(emails[1], kept)).toBe("wrong_credentials");
  expect(await undoMerge(admin, mergeId)).toEqual({ ok: false, problem: { code: "merge_undone" } });
  expect(
    (await sql`select recipient, kind from letters where account_id in (${survivorId}, ${mergedId}) order by id`).map(
      ({ recipient, kind }) => [recipient, kind],
    ),
  ).toEqual([
    [emails[0], "account_kept"],
    [emails[1], "account_merged"],
    [emails[0], "merge_undone"],
    [emails[1], "merge_undone"],
  ]);
});

test("what was changed since the merge stays when it is undone", async () => {
  const other = { phone: "+59170011133", birthDate: "1990-02-03" };
  const { survivorId, mergeId } = await merged({ other }, { take: ["phone", "birthDate"] });
  await sql`update accounts set phone = '+59170099999', updated_at = now() where id = ${survivorId}`;
  expect(code(await undoMerge(admin, mergeId))).toBe("ok");
  expect(await row(survivorId)).toMatchObject({ phone: "+59170099999", birth_date: null });
});

test("a later merge goes first, an old one stays, and neither is undone for strangers", async () => {
  const first = await merged();
  const second = await pair();
  const later = await mergeClients(admin, command({ survivorId: second.survivorId, mergedId: first.survivorId }));
  if (!later.ok) throw new Error(later.problem.code);
  expect(await signIn(first.emails[1], kept)).toBe(second.survivorId);
  expect(await undoMerge(admin, first.mergeId)).toEqual({
    ok: false,
    problem: { code: "merged_later", email: first.emails[0] },
  });
  expect((await mergedAccounts(second.survivorId)).map(({ id, undo }) => [id, undo?.mergeId])).toEqual([
    [first.survivorId, later.value.mergeId],
    [first.mergedId, undefined],
  ]);
  const outsider = await insertActor(sql, "employee", elsewhere);
  expect(code(await undoMerge(outsider, later.value.mergeId))).toBe("not_found");
  expect(code(await undoMerge(admin, later.value.mergeId))).toBe("ok");
  expect(await signIn(first.emails[1], kept)).toBe(first.survivorId);
  await sql`update merges set at = now() - interval '31 days' where id = ${first.mergeId}`;
  expect(code(await undoMerge(admin, first.mergeId))).toBe("undo_expired");
});

test("an owner's objection separates the accounts at once, whichever of the two it is", async () => {
  for (const side of ["survivorId", "mergedId"] as const) {
    const two = await merged();
    const token = await newestToken(sql, two[side], "object_merge");
    expect(await objectToMerge(stranger, token)).toEqual({ ok: true, value: { undone: true } });
    expect(await objectToMerge(stranger, token)).toEqual({ ok: false, problem: { code: "link_used" } });
    expect(await signIn(two.emails[1], gone)).toBe(two.mergedId);
  }
  const first = await merged();
  const second = await pair();
  await mergeClients(admin, command({ survivorId: first.survivorId, mergedId: second.mergedId }));
  const token = await newestToken(sql, first.mergedId, "object_merge");
  expect(await objectToMerge(stranger, token)).toEqual({ ok: true, value: { undone: false } });
  const [, objected] = await mergedAccounts(first.survivorId);
  expect(objected?.undo?.objected).toBe(true);
});

test("closing the account that stays erases both, and nothing brings them back", async () => {
  const { survivorId, mergedId, emails, mergeId } = await merged({ other: { givenNames: "Secretísima" } });
  const [session] = await sql`insert into sessions (account_id, audience, expires_at)
    values (${survivorId}, 'web', now() + interval '1 hour') returning id`;
  const owner = { kind: "account", id: survivorId, role: "client", branchId: here, sessionId: session?.id } as const;
  expect(await closeAccount({ ...owner, via: stranger.via }, kept)).toEqual({ ok: true, value: null });
  expect(await row(mergedId)).toMatchObject({
    email: "",
    email_key: `closed:${mergedId}`,
    given_names: "",
    merged_into: null,
  });
  expect(code(await undoMerge(admin, mergeId))).toBe("not_found");
  for (const email of emails) expect(code(await registerAccount(stranger, person({ email })))).toBe("ok");
});
