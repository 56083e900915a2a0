import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { codeOf, command, GONE, KEPT, mergedPairs } from "@/testing/merged-pairs";
import { goodPassword, person, stranger } from "@/testing/people";
import { insertActor } from "@/testing/staff";

const sql = await coreDatabase();
const { registerAccount } = await import("../registration/register-account");
const { requestPasswordReset } = await import("../passwords/request-password-reset");
const { searchClients } = await import("../clients/search-clients");
const { accountHistory } = await import("../audit-log/account-history");
const { findKnown } = await import("../imports/find-known");
const { mergeClients } = await import("./merge-clients");
const { survivorOf } = await import("./survivor-of");
const { bringIn } = await import("../moving/bring-in");
const { admin, pair, merged, signIn, row } = await mergedPairs(sql);

test("either address opens the account that stays, by its password; the other password opens nothing", async () => {
  const { survivorId, mergedId, emails } = await merged();
  expect(await signIn(emails[0], KEPT)).toBe(survivorId);
  expect(await signIn(emails[1].toUpperCase(), KEPT)).toBe(survivorId);
  expect(await signIn(emails[0], GONE)).toBe("wrong_credentials");
  expect(await signIn(emails[1], GONE)).toBe("wrong_credentials");
  expect(await row(mergedId)).toMatchObject({ merged_into: survivorId, email: emails[1], password_hash: null });
});

test("both addresses and documents stay taken, and each account claims its own document", async () => {
  const document = (documentNumber: string) => ({ documentNumber });
  const two = await pair({ one: document("8123477"), other: document("9555222") });
  await sql`update accounts set claimed_document = document_key where id in (${two.survivorId}, ${two.mergedId})`;
  expect(codeOf(await mergeClients(admin, command(two, { take: ["document"] })))).toBe("contradiction");
  expect(codeOf(await mergeClients(admin, command(two, { take: ["document"], despite: true })))).toBe("ok");
  expect(await row(two.survivorId)).toMatchObject({ document_key: "9555222", claimed_document: "9555222" });
  expect(await row(two.mergedId)).toMatchObject({ claimed_document: "8123477" });
  for (const email of two.emails)
    expect(codeOf(await registerAccount(stranger, person({ email })))).toBe("email_taken");
  for (const number of ["8123477", "9555222"])
    expect(codeOf(await registerAccount(stranger, person({ document: { type: "CI", number, claimed: true } })))).toBe(
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
  expect(await bringIn(via, { ...arrival, password: GONE })).toEqual({ here: false, reason: "other_password" });
  expect(await bringIn(via, { ...arrival, password: KEPT })).toEqual({ here: true, how: "known" });
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
    expect(codes.map(codeOf).sort()).toEqual(["already_merged", "already_merged", "ok"]);
  }
});

test("a sign-in or a registration during the merge has one outcome", async () => {
  for (let round = 0; round < 8; round += 1) {
    const two = await pair();
    const [done, byOld, byNew, again] = await Promise.all([
      mergeClients(admin, command(two)),
      signIn(two.emails[1], GONE),
      signIn(two.emails[1], KEPT),
      registerAccount(stranger, person({ email: two.emails[1], password: { kind: "chosen", value: goodPassword } })),
    ]);
    expect(codeOf(done)).toBe("ok");
    expect([two.mergedId, "wrong_credentials"]).toContain(byOld);
    expect([two.survivorId, "wrong_credentials"]).toContain(byNew);
    expect(codeOf(again)).toBe("email_taken");
    expect(await signIn(two.emails[1], GONE)).toBe("wrong_credentials");
  }
});
