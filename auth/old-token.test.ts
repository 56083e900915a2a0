import { SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import type { Actor } from "@/accounts/account";
import { coreDatabase } from "@/testing/core-database";
import { person, stranger } from "@/testing/people";

const SECRET = "a secret of an old back end";
const sql = await coreDatabase({ LEGACY_TOKEN_KEYS: `movil:${SECRET}, sucursal:another secret of another` });
const { bringIn } = await import("@/accounts/moving/bring-in");
const { bearerActor } = await import("./bearer-actor");
const { refreshSession } = await import("./refresh-session");

const via = { ...stranger.via, channel: "movil" };
const grant = { accessSeconds: 60, refreshSeconds: 3600, claims: () => ({}) };
const refresh = (token: string) => refreshSession({ ...stranger, via } as Actor, token, grant);

/** An account that came from the old server of `movil`, under this id of its own. */
async function arrived(externalId: string): Promise<number> {
  const password = "la del servidor anterior";
  const command = person({ password: { kind: "chosen", value: password } });
  await bringIn(via, { contract: "movil", way: "signed_in", externalId, command, password });
  const [row] = await sql`select id from accounts where email = ${command.email}`;
  return row?.id;
}

const token = (claims: Record<string, unknown>, { secret = SECRET, expires = "5m", alg = "HS256" } = {}) =>
  new SignJWT({ token_type: "access", ...claims })
    .setProtectedHeader({ alg })
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(secret));
const actor = async (text: string, channel = "movil") => bearerActor(`Bearer ${text}`, { ...via, channel });

describe("a token that an old server signed", () => {
  test("is its person's, with the role of the account and not of the token", async () => {
    const id = await arrived("41");
    expect(await actor(await token({ user_id: 41, rol: 3, role: "admin" }))).toMatchObject({ id, role: "client" });
    await sql`update accounts set role = 'employee' where id = ${id}`;
    expect(await actor(await token({ id: "41" }))).toMatchObject({ id, role: "employee" });
  });

  test("is of no use when it expired, is of another contract, key or algorithm, for refreshing, or of a stranger", async () => {
    await arrived("42");
    const wrong = [
      token({ user_id: 42 }, { expires: "-1m" }),
      token({ user_id: 42 }, { secret: "another secret of another" }),
      token({ user_id: 42 }, { secret: `${SECRET}${SECRET}`, alg: "HS512" }),
      token({ user_id: 42, token_type: "refresh" }),
      token({ user_id: 999 }),
      token({}),
    ];
    for (const one of wrong) expect(await actor(await one)).toMatchObject({ kind: "anonymous" });
    expect(await actor(await token({ user_id: 42 }), "sucursal")).toMatchObject({ kind: "anonymous" });
  });

  test("ends with the account, and with the password that it was issued under", async () => {
    const id = await arrived("43");
    const old = await token({ user_id: 43 });
    await sql`update accounts set password_set_at = now() + interval '1 minute' where id = ${id}`;
    expect(await actor(old)).toMatchObject({ kind: "anonymous" });
    await sql`update accounts set password_set_at = now() - interval '1 minute', disabled_at = now() where id = ${id}`;
    expect(await actor(old)).toMatchObject({ kind: "anonymous" });
  });

  test("is exchanged for a session once, and ends it when it comes again later", async () => {
    await arrived("44");
    const old = await token({ user_id: 44, token_type: "refresh" });
    const [first, second] = await Promise.all([refresh(old), refresh(old)]);
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
    await sql`update refresh_tokens set used_at = now() - interval '11 seconds' where used_at is not null`;
    expect(await refresh(old)).toMatchObject({ problem: { code: "token_invalid" } });
    const next = first?.ok ? (first.value.refresh ?? "") : "";
    expect(await refresh(next)).toMatchObject({ problem: { code: "token_invalid" } });
  });
});
