import { beforeAll, expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { goodPassword, person, stranger } from "@/testing/people";
import { insertActor } from "@/testing/staff";
import type { AccountActor } from "../account";
import type { TextKind } from "./text-kinds";

const sql = await coreDatabase();
const { publishText, textHash } = await import("./publish-text");
const { currentTexts, rereadTexts } = await import("./current-texts");
const { readText, textVersions } = await import("./read-text");
const { owedTexts } = await import("./owed-texts");
const { ownConsents } = await import("./own-consents");
const { agree } = await import("./agree");
const { letGo } = await import("./let-go");
const { signUp } = await import("../registration/sign-up");
const { registerAccount } = await import("../registration/register-account");
const { exportAccount } = await import("../profile/export-account");
const { closeAccount } = await import("../profile/close-account");

const noOpening = async () => ({ writes: [], together: null });
const via = { channel: "web", address: "192.0.2.77", userAgent: null, requestId: "req-77" };

let admin: AccountActor;
beforeAll(async () => {
  admin = await insertActor(sql, "admin");
});

/** Empties both tables: without their triggers, which refuse it. */
async function forget(): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`truncate consents, texts restart identity cascade`;
  });
  await rereadTexts();
}

async function publish(kind: TextKind, { body = `Texto de ${kind}`, important = false } = {}): Promise<number> {
  const after = (await readText(kind))?.version ?? 0;
  const published = await publishText(admin, { kind, after, body, short: null, important });
  if (!published.ok) throw new Error(published.problem.code);
  return (await readText(kind))?.id ?? 0;
}

async function signedUp(agreed: number[]): Promise<AccountActor> {
  const registered = await signUp({ kind: "anonymous", via }, person(), agreed, noOpening);
  if (!registered.ok) throw new Error(registered.problem.code);
  const { id } = registered.value.account;
  return { kind: "account", id, role: "client", branchId: null, sessionId: "", via };
}

test("a version is published with its number, hash and date, and never changes", async () => {
  await forget();
  expect(await currentTexts()).toEqual([]);
  await publish("terms", { body: "Uno" });
  await publish("terms", { body: "Dos", important: true });
  await publish("terms", { body: "Tres" });
  const versions = await textVersions("terms");
  expect(versions.map(({ version, important, sha256 }) => [version, important, sha256])).toEqual([
    [3, false, textHash("Tres")],
    [2, true, textHash("Dos")],
    // The first one is important by nature.
    [1, true, textHash("Uno")],
  ]);
  expect((await currentTexts()).map(({ version, since }) => [version, since])).toEqual([[3, 2]]);
  expect((await readText("terms", 1))?.body).toBe("Uno");
  await expect(sql`update texts set body = 'Otro'`).rejects.toThrow("texts is append-only");
  await expect(sql`delete from texts`).rejects.toThrow("texts is append-only");
});

test("only administrators with a recent proof publish, and not over a version they have not seen [HR-02]", async () => {
  await forget();
  await publish("privacy");
  const text = { kind: "privacy", body: "Otro", short: null, important: false } as const;
  expect(await publishText(admin, { ...text, after: 0 })).toMatchObject({ problem: { code: "text_superseded" } });
  const both = await Promise.all([
    publishText(admin, { ...text, after: 1 }),
    publishText(admin, { ...text, after: 1 }),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const employee = await insertActor(sql, "employee");
  expect(await publishText(employee, { ...text, after: 2 })).toMatchObject({ problem: { code: "not_found" } });
  const stale = await insertActor(sql, "admin");
  await sql`update sessions set authenticated_at = now() - interval '11 minutes' where id = ${stale.sessionId}`;
  expect(await publishText(stale, { ...text, after: 2 })).toMatchObject({ problem: { code: "proof_required" } });
  expect(await textVersions("privacy")).toHaveLength(2);
});

test("until a text is published nothing is asked; then consent is committed with the account, or neither is", async () => {
  await forget();
  const before = await signedUp([]);
  expect([await ownConsents(before), await owedTexts(before)]).toEqual([[], []]);
  const [terms, privacy, news] = [await publish("terms"), await publish("privacy"), await publish("news")];
  const actor = await signedUp([terms, privacy]);
  expect(await ownConsents(actor)).toMatchObject([
    { textId: terms, kind: "terms", version: 1, given: true, channel: "web", address: "192.0.2.77" },
    { textId: privacy, kind: "privacy", version: 1, given: true },
  ]);
  const [row] = await sql`select request_id, at from consents where account_id = ${actor.id} limit 1`;
  const [account] = await sql`select created_at from accounts where id = ${actor.id}`;
  expect([row?.request_id, row?.at]).toEqual(["req-77", account?.created_at]);
  const accounts = async () => (await sql`select count(*)::int as n from accounts`)[0]?.n;
  const count = await accounts();
  for (const agreed of [[], [terms], [terms, privacy, 99_999], [news]])
    expect(await signUp(stranger, person(), agreed, noOpening)).toMatchObject({
      ok: false,
      problem: { code: "text_superseded" },
    });
  expect(await accounts()).toBe(count);
  await signedUp([terms, privacy, news]);
});

test("a text superseded while the form was open is refused, also where the form's process has not heard of it", async () => {
  await forget();
  const first = await publish("terms");
  await sql`insert into texts (kind, version, body, sha256, important) values ('terms', 2, 'Dos', 'x', false)`;
  // From memory the first one is still in force: the database refuses it.
  expect((await currentTexts()).map(({ version }) => version)).toEqual([1]);
  const command = person();
  const refused = await signUp(stranger, command, [first], noOpening);
  expect(refused).toEqual({ ok: false, problem: { code: "text_superseded" } });
  expect(await sql`select 1 from accounts where email = ${command.email}`).toHaveLength(0);
  // A backup brings back what was said while it was in force.
  const id = (await insertActor(sql, "client")).id;
  await sql`insert into consents (account_id, text_id, given, at, door)
    values (${id}, ${first}, true, now() - interval '1 day', 'web')`;
  // And it knows better from now on: the form that is shown again has the new one.
  const [current] = await currentTexts();
  expect(current?.version).toBe(2);
  expect((await signUp(stranger, command, [current?.id ?? 0], noOpening)).ok).toBe(true);
});

test("an important change asks those who agreed before, a small one nobody; people of contracts owe all", async () => {
  await forget();
  const terms = await publish("terms");
  const actor = await signedUp([terms]);
  const owed = async (one: Pick<AccountActor, "id" | "role">) =>
    (await owedTexts(one)).map(({ kind, version, before }) => [kind, version, before]);
  await publish("terms", { body: "Una coma" });
  expect(await owed(actor)).toEqual([]);
  const important = await publish("terms", { body: "Otra cosa", important: true });
  expect(await owed(actor)).toEqual([["terms", 3, true]]);
  await publish("news");
  const byContract = await registerAccount(stranger, person());
  if (!byContract.ok) throw new Error(byContract.problem.code);
  expect(await owed(byContract.value.account)).toEqual([["terms", 3, false]]);
  expect(await owed(admin)).toEqual([]);
  expect(await agree(actor, [terms])).toEqual({ ok: false, problem: { code: "text_superseded" } });
  expect(await agree(actor, [important])).toEqual({ ok: true, value: null });
  expect(await owed(actor)).toEqual([]);
});

test("what is optional is let go of and taken again, what is needed is not; the export has all of it", async () => {
  await forget();
  const [terms, news] = [await publish("terms"), await publish("news")];
  const actor = await signedUp([terms, news]);
  await letGo(actor, "terms");
  await letGo(actor, "news");
  // A second time there is nothing left to let go of.
  await letGo(actor, "news");
  await agree(actor, [news]);
  const all = [
    ["terms", true],
    ["news", true],
    ["news", false],
    ["news", true],
  ];
  expect((await ownConsents(actor)).map(({ kind, given }) => [kind, given])).toEqual(all);
  const { consents } = await exportAccount(actor);
  expect(consents.map(({ kind, given }) => [kind, given])).toEqual(all);
  expect(consents[0]).toMatchObject({ version: 1, sha256: textHash("Texto de terms"), at: expect.any(Date) });
  const audited = await sql`select action from audit_entries where subject_id = ${actor.id} and action like 'consent%'`;
  expect(audited.map(({ action }) => action)).toEqual(["consent.withdrawn", "consent.given"]);
});

test("consents are only ever added, and closing an account leaves of them a number", async () => {
  await forget();
  const terms = await publish("terms");
  const registered = await signUp({ kind: "anonymous", via }, person({ givenNames: "Candelaria" }), [terms], noOpening);
  if (!registered.ok) throw new Error(registered.problem.code);
  const { id } = registered.value.account;
  await expect(sql`update consents set given = false`).rejects.toThrow("consents is append-only");
  await expect(sql`delete from consents`).rejects.toThrow("consents is append-only");
  const actor = { kind: "account", id, role: "client", branchId: null, sessionId: "", via } as const;
  expect(await closeAccount(actor, goodPassword)).toMatchObject({ ok: true });
  const rows = await sql`select * from consents where account_id = ${id}`;
  expect(rows.map((row) => Object.keys(row))).toEqual([
    ["id", "account_id", "text_id", "given", "at", "door", "address", "request_id"],
  ]);
});
