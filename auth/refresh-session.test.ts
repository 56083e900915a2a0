import { createHash } from "node:crypto";
import { decodeJwt } from "jose";
import { expect, test } from "vitest";
import type { Actor } from "@/accounts/account";
import { coreDatabase } from "@/testing/core-database";
import { person, stranger } from "@/testing/people";

const sql = await coreDatabase();
const { registerAccount } = await import("@/accounts/registration/register-account");
const { openSession } = await import("./open-session");
const { refreshSession } = await import("./refresh-session");
const { readToken } = await import("./tokens");

const grant = { accessSeconds: 60, refreshSeconds: 3600, claims: () => ({}) };
const at = (channel: string): Actor => ({ ...stranger, via: { ...stranger.via, channel } });
const INVALID = { ok: false, problem: { code: "token_invalid" } };

/** A token family: its first refresh token, its session and its account. */
async function family(): Promise<{ token: string; session: string; owner: number }> {
  const registered = await registerAccount(at("movil"), person(), (tx, { account }) =>
    openSession(tx, account, at("movil").via, grant),
  );
  const tokens = registered.ok ? registered.value.together : undefined;
  if (!registered.ok || !tokens?.refresh) throw new Error("No tokens");
  return { token: tokens.refresh, session: String(decodeJwt(tokens.access).sid), owner: registered.value.account.id };
}
const refresh = (token: string, channel = "movil") => refreshSession(at(channel), token, grant);

async function successor(token: string): Promise<string> {
  const refreshed = await refresh(token);
  if (!refreshed.ok || !refreshed.value.refresh) throw new Error("Not refreshed");
  return refreshed.value.refresh;
}
/** Moves every timestamp into the past, as if this much time had passed. */
const later = (session: string, seconds: number) =>
  sql`update refresh_tokens set used_at = used_at - make_interval(secs => ${seconds}) where session_id = ${session}`;
const isRevoked = async (session: string) =>
  (await sql`select 1 from sessions where id = ${session} and revoked_at is not null`).length === 1;

test("each exchange gives a new pair for the same session [RT-01]", async () => {
  const { token, session, owner } = await family();
  const refreshed = await refresh(token);
  if (!refreshed.ok) throw new Error("Not refreshed");
  const subject = { accountId: owner, sessionId: session, audience: "movil" };
  expect(await readToken("at+jwt", refreshed.value.access)).toEqual(subject);
  expect(await readToken("refresh+jwt", refreshed.value.refresh ?? "")).toEqual(subject);
  expect(refreshed.value.refresh).not.toBe(token);
});

test("a retry within ten seconds gets the same answer [RT-04]", async () => {
  const { token, session } = await family();
  const first = await refresh(token);
  await later(session, 9);
  expect(await refresh(token)).toEqual(first);
  expect(await isRevoked(session)).toBe(false);
});

test("later reuse of a used token revokes its family, and is audited [RT-01, RT-02]", async () => {
  const { token, session, owner } = await family();
  const third = await successor(await successor(token));
  await later(session, 11);
  expect(await refresh(token)).toEqual(INVALID);
  expect(await isRevoked(session)).toBe(true);
  expect(await refresh(third)).toEqual(INVALID);
  const entries =
    await sql`select action, door as channel from audit_entries where subject_id = ${owner} and action like 'session%'`;
  expect(entries).toEqual([{ action: "session.family_revoked", channel: "movil" }]);
});

test("a stolen token ends no other family", async () => {
  const [stolen, other] = [await family(), await family()];
  await successor(stolen.token);
  await later(stolen.session, 11);
  await refresh(stolen.token);
  expect(await refresh(other.token)).toMatchObject({ ok: true });
});

test("twenty concurrent exchanges get the same successor [RT-03, C07]", async () => {
  const { token, session } = await family();
  const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(token)));
  expect(answers[0]).toMatchObject({ ok: true });
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await sql`select 1 from refresh_tokens where session_id = ${session}`).toHaveLength(2);
});

test("a token is bound to the contract that issued it [RT-07]", async () => {
  const { token } = await family();
  for (const channel of ["unipets", "portal", "web"]) expect(await refresh(token, channel)).toEqual(INVALID);
  expect(await refresh(token)).toMatchObject({ ok: true });
});

test("a token ends with its session, its account, its own expiry and its family's [RT-06]", async () => {
  const ends = [
    (session: string) => sql`update sessions set revoked_at = now() where id = ${session}`,
    (session: string) => sql`update sessions set expires_at = now() where id = ${session}`,
    (session: string) => sql`update refresh_tokens set expires_at = now() where session_id = ${session}`,
    (_: string, owner: number) => sql`update accounts set disabled_at = now() where id = ${owner}`,
    (_: string, owner: number) => sql`update accounts set closed_at = now() where id = ${owner}`,
  ];
  for (const end of ends) {
    const { token, session, owner } = await family();
    await end(session, owner);
    expect(await refresh(token)).toEqual(INVALID);
  }
});

test("a token signed by us but never stored is refused, and revokes nothing", async () => {
  const { token, session } = await family();
  await sql`delete from refresh_tokens where session_id = ${session}`;
  expect(await refresh(token)).toEqual(INVALID);
  expect(await isRevoked(session)).toBe(false);
});

test("only a token's SHA-256 is stored [RT-05]", async () => {
  const { token, session } = await family();
  await successor(token);
  const rows = await sql`select token_hash, row_to_json(refresh_tokens)::text as row from refresh_tokens
    where session_id = ${session} order by id`;
  expect(rows[0]?.token_hash).toEqual(createHash("sha256").update(token).digest());
  const spellings = [token, Buffer.from(token).toString("hex"), Buffer.from(token).toString("base64")];
  for (const { row } of rows) for (const spelling of spellings) expect(row).not.toContain(spelling);
});

test("a family ends ninety days after it began, however often it is refreshed [RT-06]", async () => {
  const { token, session } = await family();
  await successor(token);
  const [row] =
    await sql`select extract(epoch from expires_at - created_at) / 86400 as days from sessions where id = ${session}`;
  expect(Number(row?.days)).toBe(90);
});
