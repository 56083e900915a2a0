import { expect, test } from "vitest";
import { coreDatabase } from "@/testing/core-database";
import { newestToken } from "@/testing/links";
import { goodPassword, noSession, person, stranger } from "@/testing/people";
import { setUpFactor } from "@/testing/second-factor";
import { SoftwareAuthenticator } from "@/testing/software-authenticator";
import { insertActor } from "@/testing/staff";
import type { AccountActor } from "../../account";

const ORIGIN = "https://alta.example";
const sql = await coreDatabase({ APP_URL: ORIGIN });
const { authenticate } = await import("../../passwords/authenticate");
const { closeAccount } = await import("../../profile/close-account");
const { exportAccount } = await import("../../profile/export-account");
const { registerAccount } = await import("../../registration/register-account");
const { secureAccount } = await import("../../verification/secure-account");
const { secondFactorOf } = await import("../second-factor-of");
const { removeFactor } = await import("../remove-factor");
const { addPasskey } = await import("./add-passkey");
const { askForPasskey } = await import("./ask-for-passkey");
const { beginPasskey } = await import("./begin-passkey");
const { listPasskeys } = await import("./list-passkeys");
const { proveWithPasskey } = await import("./prove-with-passkey");
const { removePasskey } = await import("./remove-passkey");
const { signInWithPasskey } = await import("./sign-in-with-passkey");

type Owner = AccountActor & { email: string };
type Faults = Parameters<SoftwareAuthenticator["sign"]>[1];

const REFUSED = { ok: false, problem: { code: "passkey_refused" } };
const BROWSER = "this browser";

async function owner(): Promise<Owner> {
  const registered = await registerAccount(stranger, person());
  if (!registered.ok) throw new Error(registered.problem.code);
  const { id, email } = registered.value.account;
  const [session] = await sql`
    insert into sessions (account_id, audience, expires_at) values (${id}, 'web', now() + interval '1 hour') returning id`;
  return { kind: "account", id, email, role: "client", branchId: null, sessionId: session?.id, via: stranger.via };
}

async function optionsOf(actor: AccountActor): Promise<string> {
  const begun = await beginPasskey(actor);
  if (!begun.ok) throw new Error(begun.problem.code);
  return begun.value;
}

async function withPasskey(actor: AccountActor, name = "mi teléfono") {
  const device = new SoftwareAuthenticator(ORIGIN);
  const added = await addPasskey(actor, { name, answer: device.make(await optionsOf(actor)) });
  if (!added.ok) throw new Error(added.problem.code);
  return { device, codes: added.value };
}

async function ask(holder = BROWSER, accountId: number | null = null): Promise<string> {
  const asked = await askForPasskey(stranger, { purpose: "sign_in", holder, accountId });
  if (!asked.ok) throw new Error(asked.problem.code);
  return asked.value;
}

const answer = (text: string, holder = BROWSER) => signInWithPasskey(stranger, { holder, answer: text }, noSession);
const signIn = async (device: SoftwareAuthenticator, faults: Faults = {}) => answer(device.sign(await ask(), faults));
const stale = (actor: AccountActor) =>
  sql`update sessions set authenticated_at = now() - interval '11 minutes' where id = ${actor.sessionId}`;
const newestMail = async (id: number) =>
  (await sql`select kind from letters where account_id = ${id} order by id desc limit 1`)[0]?.kind;
const lastAction = async (id: number) =>
  (await sql`select action from audit_entries where subject_id = ${id} order by id desc limit 1`)[0]?.action;

test("a passkey asks for a recent proof, ends the other sessions, and is a second factor and a way in [SF-02]", async () => {
  const ana = await owner();
  await sql`insert into sessions (account_id, audience, expires_at) values (${ana.id}, 'movil', now() + interval '1 day')`;
  const device = new SoftwareAuthenticator(ORIGIN);
  const options = await optionsOf(ana);
  await stale(ana);
  expect(await beginPasskey(ana)).toEqual({ ok: false, problem: { code: "proof_required" } });
  const made = { name: "mi teléfono", answer: device.make(options) };
  expect(await addPasskey(ana, made)).toEqual({ ok: false, problem: { code: "proof_required" } });
  await sql`update sessions set authenticated_at = now() where id = ${ana.sessionId}`;
  const added = await addPasskey(ana, made);
  expect(added.ok && added.value).toHaveLength(10);
  expect(await newestMail(ana.id)).toBe("passkey_added");
  const open = await sql`select id from sessions where account_id = ${ana.id} and revoked_at is null`;
  expect(open).toEqual([{ id: ana.sessionId }]);
  const byPassword = await authenticate(stranger, { email: ana.email, password: goodPassword }, noSession);
  expect(byPassword.ok ? "in" : byPassword.problem.code).toBe("second_step_required");
  expect(await signIn(device)).toMatchObject({ ok: true, value: { account: { id: ana.id } } });
  const [key] = await listPasskeys(ana.id);
  expect(key).toMatchObject({ name: "mi teléfono", lastUsedAt: expect.any(Date), cloned: false });
  // A second one asks for no new recovery codes.
  expect((await withPasskey(ana, "otra")).codes).toBeNull();
});

test("the same challenge signs in once, in time, and only the browser it was drawn for [SF-02]", async () => {
  const { device } = await withPasskey(await owner());
  const options = await ask();
  const signed = device.sign(options);
  expect(await answer(signed, "another browser")).toEqual(REFUSED);
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => answer(signed)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await answer(device.sign(options))).toEqual(REFUSED);
  const late = device.sign(await ask());
  await sql`update passkey_challenges set expires_at = now() - interval '1 second'`;
  expect(await answer(late)).toEqual(REFUSED);
  const invented = Buffer.alloc(32, 7).toString("base64url");
  expect(await signIn(device, { challenge: invented })).toEqual(REFUSED);
  expect((await signIn(device)).ok).toBe(true);
});

test("what was drawn for one purpose, session or account does for no other [SF-02]", async () => {
  const [ana, eva] = [await owner(), await owner()];
  const { device } = await withPasskey(ana);
  const { device: other } = await withPasskey(eva);
  const prove = { purpose: "prove", holder: ana.sessionId, accountId: ana.id } as const;
  const asked = await askForPasskey(ana, prove);
  const options = asked.ok ? asked.value : "";
  expect(await answer(device.sign(options), ana.sessionId)).toEqual(REFUSED);
  expect(await proveWithPasskey({ ...ana, sessionId: eva.sessionId }, device.sign(options))).toEqual(REFUSED);
  expect(await proveWithPasskey(ana, other.sign(options))).toEqual(REFUSED);
  expect(await answer(other.sign(await ask(BROWSER, ana.id)))).toEqual(REFUSED);
  // Options for a new passkey are the session's too.
  const made = new SoftwareAuthenticator(ORIGIN).make(await optionsOf(ana));
  expect(await addPasskey(eva, { name: "ajena", answer: made })).toEqual(REFUSED);
});

const WRONG: [name: string, faults: NonNullable<Faults>][] = [
  ["another origin", { origin: "https://alta.example.evil.example" }],
  ["the origin without https", { origin: "http://alta.example" }],
  ["another site's id", { rpId: "evil.example" }],
  ["a person who was not verified", { userVerified: false }],
];

test.each(WRONG)("%s is refused, for a new passkey and a sign-in [SF-02]", async (_, faults) => {
  const ana = await owner();
  const made = new SoftwareAuthenticator(ORIGIN).make(await optionsOf(ana), faults);
  expect(await addPasskey(ana, { name: "mala", answer: made })).toEqual(REFUSED);
  expect(await listPasskeys(ana.id)).toEqual([]);
  const { device } = await withPasskey(ana);
  expect(await signIn(device, faults)).toEqual(REFUSED);
  expect(await lastAction(ana.id)).toBe("passkey.refused");
  expect((await signIn(device)).ok).toBe(true);
});

test("another account's handle, another key's signature and what is no answer are refused [SF-02]", async () => {
  const { device } = await withPasskey(await owner());
  const { device: other } = await withPasskey(await owner());
  expect(await signIn(device, { userHandle: Buffer.from("alta:1").toString("base64url") })).toEqual(REFUSED);
  const [signed, forged] = [JSON.parse(device.sign(await ask())), JSON.parse(other.sign(await ask()))];
  const swapped = { ...signed, response: { ...signed.response, signature: forged.response.signature } };
  expect(await answer(JSON.stringify(swapped))).toEqual(REFUSED);
  for (const text of ["", "{}", "null", "x".repeat(20_000), JSON.stringify({ ...signed, response: {} })])
    expect(await answer(text)).toEqual(REFUSED);
});

test("a counter that does not grow ends the passkey and tells its owner, but only when its key has signed it [SF-02]", async () => {
  const ana = await owner();
  const { device } = await withPasskey(ana);
  expect((await signIn(device, { counter: 7 })).ok).toBe(true);
  // Not signed by this key: no reason to end it.
  const [low, forged] = [JSON.parse(device.sign(await ask(), { counter: 3 })), "AAAA"];
  const unsigned = JSON.stringify({ ...low, response: { ...low.response, signature: forged } });
  expect(await answer(unsigned)).toEqual(REFUSED);
  expect(await newestMail(ana.id)).toBe("passkey_added");
  expect((await signIn(device, { counter: 8 })).ok).toBe(true);
  expect(await signIn(device, { counter: 8 })).toEqual(REFUSED);
  expect([await newestMail(ana.id), await lastAction(ana.id)]).toEqual(["passkey_cloned", "passkey.cloned"]);
  // Neither of the two opens anything any more, and the owner is told once.
  expect(await signIn(device, { counter: 99 })).toEqual(REFUSED);
  expect(await listPasskeys(ana.id)).toEqual([expect.objectContaining({ cloned: true })]);
  const mails = await sql`select id from letters where account_id = ${ana.id} and kind = 'passkey_cloned'`;
  expect(mails).toHaveLength(1);
});

test("an authenticator without a counter always says 0 [SF-02]", async () => {
  const { device } = await withPasskey(await owner());
  for (const counter of [0, 0]) expect((await signIn(device, { counter })).ok).toBe(true);
});

test("a passkey proves who is there, for the acts that ask for a recent proof [SF-02, SF-03]", async () => {
  const ana = await owner();
  const { device } = await withPasskey(ana);
  const [key] = await listPasskeys(ana.id);
  await stale(ana);
  expect(await removePasskey(ana, key?.id ?? 0)).toEqual({ ok: false, problem: { code: "proof_required" } });
  const asked = await askForPasskey(ana, { purpose: "prove", holder: ana.sessionId, accountId: ana.id });
  expect(await proveWithPasskey(ana, device.sign(asked.ok ? asked.value : ""))).toEqual({ ok: true, value: null });
  expect(await removePasskey(ana, key?.id ?? 0)).toEqual({ ok: true, value: null });
  expect(await newestMail(ana.id)).toBe("passkey_removed");
  expect(await signIn(device)).toEqual(REFUSED);
  // It was the only one: the password is enough again, and no recovery code is left.
  expect((await authenticate(stranger, { email: ana.email, password: goodPassword }, noSession)).ok).toBe(true);
  expect(await sql`select 1 from recovery_codes where account_id = ${ana.id}`).toHaveLength(0);
});

test("only its owner removes it, and an app that is left still asks for its code [SF-03]", async () => {
  const [ana, eva] = [await owner(), await owner()];
  const { secret } = await setUpFactor(ana);
  await withPasskey(ana);
  const [key] = await listPasskeys(ana.id);
  expect(await removePasskey(eva, key?.id ?? 0)).toEqual({ ok: false, problem: { code: "not_found" } });
  expect((await removePasskey(ana, key?.id ?? 0)).ok).toBe(true);
  expect(secret).not.toBe("");
  expect(await secondFactorOf(ana.id)).toMatchObject({ app: true, passkeys: 0, recoveryCodesLeft: 10 });
});

test("«No fui yo» removes the passkey that was added, and not the app of before [SF-03]", async () => {
  const ana = await owner();
  await setUpFactor(ana);
  const { device } = await withPasskey(ana);
  const token = await newestToken(sql, ana.id, "undo_second_factor");
  expect((await secureAccount(stranger, token, "undo_second_factor")).ok).toBe(true);
  expect(await secondFactorOf(ana.id)).toMatchObject({ app: true, passkeys: 0 });
  expect(await signIn(device)).toEqual(REFUSED);
});

test("until another password is chosen after «No fui yo», a passkey opens nothing either [SF-02]", async () => {
  const ana = await owner();
  const { device } = await withPasskey(ana);
  await sql`update accounts set password_hash = null where id = ${ana.id}`;
  expect(await signIn(device)).toEqual(REFUSED);
  await sql`update accounts set password_hash = 'x', disabled_at = now() where id = ${ana.id}`;
  expect(await signIn(device)).toEqual(REFUSED);
});

test("for a lost phone an administrator removes them; closing the account erases them [SF-03]", async () => {
  const [ana, eva, admin] = [await owner(), await owner(), await insertActor(sql, "admin")];
  const { device } = await withPasskey(ana);
  expect((await removeFactor(admin, ana.id)).ok).toBe(true);
  expect(await signIn(device)).toEqual(REFUSED);
  const { device: other } = await withPasskey(eva, "la de Eva");
  expect((await exportAccount(eva)).passkeys).toEqual([expect.objectContaining({ name: "la de Eva" })]);
  expect((await closeAccount(eva, goodPassword)).ok).toBe(true);
  expect(await signIn(other)).toEqual(REFUSED);
  expect(await sql`select 1 from passkeys where account_id in (${ana.id}, ${eva.id})`).toHaveLength(0);
});
