import { expect, test } from "vitest";
import { freshAlta } from "../support/alta";
import { bearer } from "../support/client";
import { DOCUMENTED_PATH, REFRESH_PATHS } from "../support/paths";
import { freshEmail } from "../support/staff";
import { validBody } from "../support/valid-bodies";

const alta = await freshAlta();
type Pair = { access: string; refresh: string };

async function newcomer(): Promise<Pair & { email: string }> {
  const email = freshEmail();
  const answer = await alta.post(DOCUMENTED_PATH.movil, validBody("movil", email));
  await alta.sql`update accounts set role = 'employee' where email = ${email}`;
  return { ...(answer.json as Pair), email };
}

const refresh = (token: unknown, path = REFRESH_PATHS[1] ?? "") => alta.post(path, { refresh: token });
const opens = async ({ access }: Pair) =>
  (await alta.post(DOCUMENTED_PATH.sucursal, {}, bearer(access))).status === 400;
const REFUSED = { detail: "El token es inválido o ha expirado", code: "token_not_valid" };

test.each(REFRESH_PATHS)("%s exchanges a refresh token for a new pair that works", async (path) => {
  const first = await newcomer();
  const answer = await refresh(first.refresh, path);
  expect([answer.status, Object.keys(answer.json as Pair)]).toEqual([200, ["access", "refresh"]]);
  const second = answer.json as Pair;
  expect(second.refresh).not.toBe(first.refresh);
  expect([await opens(first), await opens(second)]).toEqual([true, true]);
  expect((await refresh(second.refresh)).status).toBe(200);
});

test("a retry within the grace period gets the same answer", async () => {
  const first = await newcomer();
  const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(first.refresh)));
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(200);
});

test("later reuse of a used token revokes its family, and is audited [RT-02, C07, H21]", async () => {
  const first = await newcomer();
  const second = (await refresh(first.refresh)).json as Pair;
  const third = (await refresh(second.refresh)).json as Pair;
  await alta.sql`update refresh_tokens set used_at = used_at - interval '11 seconds' where used_at is not null`;
  const replay = await refresh(first.refresh);
  expect([replay.status, replay.json]).toEqual([401, REFUSED]);
  expect((await refresh(third.refresh)).status).toBe(401);
  expect(await opens(third)).toBe(false);
  const entries = await alta.sql`select e.door from audit_entries e join accounts a on a.id = e.subject_id
    where a.email = ${first.email} and e.action = 'session.family_revoked'`;
  expect(entries.map(({ door }) => door)).toEqual(["movil"]);
});

test("only a live refresh token of this contract is exchanged [SES-06, JWT-04]", async () => {
  const live = await newcomer();
  const [disabled, revoked, expired] = [await newcomer(), await newcomer(), await newcomer()];
  await alta.sql`update accounts set disabled_at = now() where email = ${disabled.email}`;
  const session = (email: string) => alta.sql`(select id from accounts where email = ${email})`;
  await alta.sql`update sessions set revoked_at = now() where account_id = ${session(revoked.email)}`;
  await alta.sql`update refresh_tokens set expires_at = now() where session_id in
    (select id from sessions where account_id = ${session(expired.email)})`;
  const wrong = [live.access, `${live.refresh}A`, live.refresh.slice(0, -1), "x", "a.b.c", "x".repeat(4096)];
  for (const token of [...wrong, disabled.refresh, revoked.refresh, expired.refresh]) {
    const answer = await refresh(token);
    expect([token.slice(-8), answer.status, answer.json]).toEqual([token.slice(-8), 401, REFUSED]);
    expect(answer.headers["www-authenticate"]).toBe("Bearer");
  }
  expect((await refresh(live.refresh)).status).toBe(200);
});

test("a body without a refresh token is refused in the words of Django REST framework", async () => {
  for (const [token, sentence] of [
    [undefined, "Este campo es requerido."],
    [null, "Este campo no puede ser nulo."],
    ["", "Este campo no puede estar en blanco."],
    [{}, "No es una cadena válida."],
  ] as const) {
    const answer = await refresh(token);
    expect([answer.status, answer.json]).toEqual([400, { refresh: [sentence] }]);
  }
});

test("a refresh token is stored nowhere", async () => {
  const { refresh: token, email } = await newcomer();
  const rows = await alta.sql`select row_to_json(r)::text as row from refresh_tokens r
    union all select row_to_json(s)::text from sessions s where account_id = (select id from accounts where email = ${email})`;
  const hex = Buffer.from(token).toString("hex");
  expect(rows.filter(({ row }) => row.includes(token) || row.includes(hex))).toEqual([]);
});
