import { seal } from "@/crypto/seal";
import { deriveKeys } from "@/crypto/secrets";
import { insertAccount, insertBranch } from "@/testing/staff";
import { TEST_SECRET } from "@/testing/start-alta";
import type { Visitor } from "./access-rules";
import type { Alta } from "./alta";
import { browserSignIn } from "./browser";
import { PASSWORD, register } from "./staff";

export type Cast = { here: number; elsewhere: number; cookies: Record<Visitor, string> };

/** A signed-in visitor of each kind, and their two branches. */
export async function castOf(alta: Alta): Promise<Cast> {
  const { sql } = alta;
  const [here, elsewhere] = [await insertBranch(sql, "Norte"), await insertBranch(sql, "Sur")];
  const enter = async (role: string, branchId: number | null) => {
    const email = await register(alta);
    await sql`update accounts set role = ${role}, branch_id = ${branchId} where email = ${email}`;
    return { email, cookie: (await browserSignIn(alta, email, PASSWORD)) ?? "" };
  };
  const disabled = await enter("admin", here);
  await sql`update accounts set disabled_at = now() where email = ${disabled.email}`;
  const cookies = {
    stranger: "",
    disabled: disabled.cookie,
    client: (await enter("client", here)).cookie,
    employee: (await enter("employee", here)).cookie,
    elsewhere: (await enter("employee", elsewhere)).cookie,
    admin: (await enter("admin", null)).cookie,
  };
  return { here, elsewhere, cookies };
}

/** A client of the branch on whom every action is possible. */
export async function targetsOf({ sql }: Alta, { here }: Cast, word: string) {
  const client = await insertAccount(sql, { branchId: here, givenNames: `Secreta ${word}` });
  const colleague = await insertAccount(sql, { role: "employee", branchId: here });
  await sql`insert into sessions (account_id, audience, expires_at) values (${client}, 'movil', now() + interval '1 day')`;
  const [request] = await sql`insert into role_requests (account_id, role) values (${client}, 'employee') returning id`;
  const [mail] = await sql`insert into letters (kind, account_id, recipient, failed_at)
    select 'password_changed', id, email, now() from accounts where id = ${client} returning id`;
  const double = await insertAccount(sql, { branchId: here, givenNames: `Secreta ${word}`, surnames: "Otra Vez" });
  await sql`update accounts set password_generated = true where id = ${double}`;
  const merge = await insertMerge(sql, client, await insertAccount(sql, { branchId: here }));
  const branch = await insertBranch(sql, `Sucursal ${word}`);
  // Without a row, so that nothing happens to it by itself; its name is shown to those who may see it.
  const [imported] =
    await sql`insert into imports (source, file_name, file_hash, headers, mapping, options, state, runner)
    values ('viejo', ${`Secreta ${word}`}, '', '["a", "b"]', '["email", "nombre"]',
      '{"existing": "omit", "similar": "create", "mail": false, "roles": {}, "documentDigits": 0}', 'checked', 'panel')
    returning id`;
  return {
    client,
    double,
    merge,
    colleague,
    request: request?.id,
    mail: mail?.id,
    branch,
    imported: imported?.id,
    word,
  };
}

/** A snapshot of no rows, under the secret of the instances that tests start. */
function noChanges(): Buffer {
  const [secret] = deriveKeys("merge", 32, TEST_SECRET);
  return seal(secret?.toString("base64url") ?? "", "merge", "[]");
}

/** A merge as it was made: what the other one was is in its snapshot. */
async function insertMerge(sql: Alta["sql"], survivorId: number, mergedId: number): Promise<number> {
  await sql`update accounts set merged_into = ${survivorId}, closed_at = now() where id = ${mergedId}`;
  const [row] = await sql`insert into merges (survivor_id, merged_id, link_ids, sealed_snapshot)
    values (${survivorId}, ${mergedId}, '{}', ${noChanges()})
    returning id`;
  return row?.id;
}

/** A snapshot of everything that staff can change. */
export async function fingerprint({ sql }: Alta): Promise<string> {
  const [row] = await sql`select md5(concat(
    (select string_agg(a::text, '|' order by id) from accounts a),
    (select string_agg(concat(f.account_id, f.created_at), '|' order by f.account_id) from authenticator_apps f),
    (select string_agg(k::text, '|' order by id) from app_keys k),
    (select string_agg(b::text, '|' order by id) from branches b),
    (select string_agg(b::text, '|') from business b),
    (select string_agg(x::text, '|' order by id) from texts x),
    (select string_agg(p::text, '|' order by lower_id, higher_id) from separate_pairs p),
    (select string_agg(id::text, '|' order by id) from duplicate_passes),
    (select string_agg(r::text, '|' order by id) from role_requests r),
    (select string_agg(m::text, '|' order by contract) from legacy_states m),
    (select string_agg(concat(t.id, t.used_at), '|' order by t.id) from email_tokens t),
    (select string_agg(concat(i.id, i.started_at, i.state in ('undoing', 'undone'), i.options), '|' order by i.id) from imports i),
    (select string_agg(concat(s.id, s.revoked_at), '|' order by s.id) from sessions s),
    (select string_agg(concat(l.id, l.kind, l.recipient, l.failed_at), '|' order by l.id) from letters l)
  )) as state`;
  return row?.state;
}
