import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { newestToken } from "@/testing/links";
import { codeOf, command, GONE, KEPT, mergedPairs } from "@/testing/merged-pairs";
import { goodPassword, person, stranger } from "@/testing/people";
import { insertActor, insertBranch } from "@/testing/staff";

const sql = await coreDatabase();
const { registerAccount } = await import("../registration/register-account");
const { closeAccount } = await import("../profile/close-account");
const { mergeClients } = await import("./merge-clients");
const { requestPasswordReset } = await import("../passwords/request-password-reset");
const { resetPassword } = await import("../passwords/reset-password");
const { undoMerge } = await import("./undo-merge");
const { objectToMerge } = await import("./object-to-merge");
const { mergedAccounts } = await import("./merged-accounts");
const { here, admin, employee, pair, merged, signIn, row } = await mergedPairs(sql);

const elsewhere = await insertBranch(sql, "Sur");

test("undone, each address opens its own account again and both owners are told", async () => {
  const { survivorId, mergedId, emails, mergeId } = await merged();
  expect(await undoMerge(employee, mergeId)).toEqual({ ok: true, value: { survivorId, mergedId } });
  expect(await signIn(emails[0], KEPT)).toBe(survivorId);
  expect(await signIn(emails[1], GONE)).toBe(mergedId);
  expect(await signIn(emails[1], KEPT)).toBe("wrong_credentials");
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
  expect(codeOf(await undoMerge(admin, mergeId))).toBe("ok");
  expect(await row(survivorId)).toMatchObject({ phone: "+59170099999", birth_date: null });
});

test("a later merge goes first, an old one stays, and neither is undone for strangers", async () => {
  const first = await merged();
  const second = await pair();
  const later = await mergeClients(admin, command({ survivorId: second.survivorId, mergedId: first.survivorId }));
  if (!later.ok) throw new Error(later.problem.code);
  expect(await signIn(first.emails[1], KEPT)).toBe(second.survivorId);
  expect(await undoMerge(admin, first.mergeId)).toEqual({
    ok: false,
    problem: { code: "merged_later", email: first.emails[0] },
  });
  expect((await mergedAccounts(second.survivorId)).map(({ id, undo }) => [id, undo?.mergeId])).toEqual([
    [first.survivorId, later.value.mergeId],
    [first.mergedId, undefined],
  ]);
  const outsider = await insertActor(sql, "employee", elsewhere);
  expect(codeOf(await undoMerge(outsider, later.value.mergeId))).toBe("not_found");
  expect(codeOf(await undoMerge(admin, later.value.mergeId))).toBe("ok");
  expect(await signIn(first.emails[1], KEPT)).toBe(first.survivorId);
  await sql`update merges set at = now() - interval '31 days' where id = ${first.mergeId}`;
  expect(codeOf(await undoMerge(admin, first.mergeId))).toBe("undo_expired");
});

test("an owner's objection separates the accounts at once, whichever of the two it is", async () => {
  for (const side of ["survivorId", "mergedId"] as const) {
    const two = await merged();
    const token = await newestToken(sql, two[side], "object_merge");
    expect(await objectToMerge(stranger, token)).toEqual({ ok: true, value: { undone: true } });
    expect(await objectToMerge(stranger, token)).toEqual({ ok: false, problem: { code: "link_used" } });
    expect(await signIn(two.emails[1], GONE)).toBe(two.mergedId);
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
  expect(await closeAccount({ ...owner, via: stranger.via }, KEPT)).toEqual({ ok: true, value: null });
  expect(await row(mergedId)).toMatchObject({
    email: "",
    email_key: `closed:${mergedId}`,
    given_names: "",
    merged_into: null,
  });
  expect(codeOf(await undoMerge(admin, mergeId))).toBe("not_found");
  for (const email of emails) expect(codeOf(await registerAccount(stranger, person({ email })))).toBe("ok");
});

test("whoever owns an address that nobody had confirmed, and begins afresh, inherits nothing that was merged into it", async () => {
  const { survivorId, mergedId, emails, mergeId } = await merged({ other: { givenNames: "Secretísima" } });
  await requestPasswordReset(stranger, emails[0]);
  const token = await newestToken(sql, survivorId, "reset_password");
  expect(await resetPassword(stranger, { token, password: goodPassword, startAfresh: true })).toMatchObject({
    ok: true,
  });
  expect(await row(mergedId)).toMatchObject({ email: "", given_names: "", merged_into: null });
  expect(await signIn(emails[1], goodPassword)).toBe("wrong_credentials");
  expect(codeOf(await undoMerge(admin, mergeId))).toBe("not_found");
});
